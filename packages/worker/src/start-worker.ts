import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { run, type CronItem, type WorkerEvents } from 'graphile-worker';
import { createPool } from './database-pool.ts';
import { freeAbandonedJobs } from './free-abandoned-jobs.ts';
import type { Handlers } from './handler.ts';
import { serveHealth } from './health-server.ts';
import { keepRunning } from './keep-running.ts';
import type { Logger } from './log.ts';
import { createMetrics } from './metrics.ts';
import { keepPresence } from './presence.ts';
import { queueFigures } from './queue-figures.ts';
import { readiness } from './readiness.ts';
import { runnerOptions } from './runner-options.ts';
import { startSync, type SyncSettings } from './sync/start-sync.ts';

export interface WorkerOptions {
  databaseUrl: string;
  /** Of health and metrics, on loopback; 0 takes any. */
  port: number;
  concurrency: number;
  /** A job without one waits for a worker that has it. */
  handlers: Partial<Handlers>;
  cron: CronItem[];
  log: Logger;
  /** Without it this process does not sync. */
  sync?: SyncSettings;
  /** How often jobs of workers that were killed are looked for. */
  sweepMs?: number;
}

export interface RunningWorker {
  url: string;
  /** Resolves once jobs are taken. */
  ready: Promise<void>;
  /** Waits for the running jobs, but no longer than `withinMs`: what is left then is run again by another worker. */
  stop(withinMs?: number): Promise<void>;
}

const STOP_MS = 8_000;

/** One process's share of the background work. Any number of them may run. */
export async function startWorker({ databaseUrl, port, sync, sweepMs, log, ...work }: WorkerOptions): Promise<RunningWorker> {
  const events: WorkerEvents = new EventEmitter();
  const pool = createPool(databaseUrl, work.concurrency, log);
  const runner = keepRunning(() => run(runnerOptions({ pool, events, log, ...work })), log);
  const metrics = createMetrics(events, queueFigures(pool));
  const health = await serveHealth(port, { isReady: readiness(pool, runner, log), metrics });

  const presence = keepPresence(databaseUrl, log);
  events.on('pool:create', ({ workerPool }) => void presence.announce(workerPool.id));
  events.on('pool:release', ({ workerPool }) => void presence.withdraw(workerPool.id));
  runner.begin();
  const sweeper = freeAbandonedJobs(pool, log, sweepMs);
  const syncing = sync && startSync(sync, { pool, metrics, presence, log });

  const stop = async () => {
    await Promise.all([runner.stop(), syncing?.stop()]);
    await sweeper.stop();
    await presence.end();
    await health.close();
    await pool.end();
  };
  return {
    url: health.url,
    ready: runner.started,
    stop: async (withinMs = STOP_MS) => {
      const tooLate = pause(withinMs, 'late' as const, { ref: false });
      if ((await Promise.race([stop(), tooLate])) === 'late') log.warn('jobs were still running; they will be run again');
    },
  };
}
