import type { WorkerEvents } from 'graphile-worker';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { QueueFigures } from './queue-figures.ts';

/** What Prometheus reads. `figures` is asked at every read; while the database is away the gauges of the queue are left out. */
export function createMetrics(events: WorkerEvents, figures: () => Promise<QueueFigures | undefined>): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ app: 'worker' });
  collectDefaultMetrics({ register: registry });
  countJobs(events, registry);
  const registers = [registry];
  const jobs: Gauge<'state'> = new Gauge({
    name: 'queue_jobs',
    help: 'Jobs by state: due and waiting, running, or failed for good.',
    labelNames: ['state'],
    registers,
    async collect() {
      const known = await figures();
      jobs.reset();
      if (known) for (const state of ['waiting', 'running', 'failed'] as const) jobs.set({ state }, known[state]);
    },
  });
  const oldest: Gauge = new Gauge({
    name: 'queue_oldest_waiting_seconds',
    help: 'How long the oldest due job has waited.',
    registers,
    async collect() {
      const known = await figures();
      if (known) oldest.set(known.oldestSeconds);
      else oldest.remove();
    },
  });
  return registry;
}

function countJobs(events: WorkerEvents, registry: Registry): void {
  const registers = [registry];
  const done = new Counter({ name: 'jobs_done_total', help: 'Jobs that succeeded.', labelNames: ['job'], registers });
  const failed = new Counter({ name: 'jobs_failed_total', help: 'Tries that failed; a final one is not repeated.', labelNames: ['job', 'final'], registers });
  const duration = new Histogram({ name: 'job_duration_seconds', help: 'From the start of a try to its end.', labelNames: ['job'], registers, buckets: [0.01, 0.05, 0.25, 1, 5, 30, 120] });
  const timers = new Map<string, () => void>();
  events.on('job:start', ({ job }) => timers.set(job.id, duration.startTimer({ job: job.task_identifier })));
  events.on('job:success', ({ job }) => done.inc({ job: job.task_identifier }));
  events.on('job:error', ({ job }) => failed.inc({ job: job.task_identifier, final: String(job.attempts >= job.max_attempts) }));
  events.on('job:complete', ({ job }) => {
    timers.get(job.id)?.();
    timers.delete(job.id);
  });
}
