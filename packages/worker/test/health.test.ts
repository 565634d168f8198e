import { freshDatabase, type FreshDatabase } from '@sage/db/testing';
import { DomainError } from '@sage/domain/errors';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLog } from '../src/log.ts';
import { startWorker } from '../src/start-worker.ts';
import { enqueue, eventually, queued, runWorker } from './run-worker.ts';

let database: FreshDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

const ask = async (url: string, path: string) => {
  const response = await fetch(url + path);
  return { status: response.status, text: await response.text() };
};

it('answers that it is alive and ready, and nothing else', async () => {
  const { url } = await runWorker(database.url, async () => undefined);
  expect(await ask(url, '/healthz')).toEqual({ status: 200, text: '{"ok":true}' });
  expect(await ask(url, '/readyz')).toEqual({ status: 200, text: '{"ok":true}' });
  expect((await ask(url, '/')).status).toBe(404);
  expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(404);
});

it('is alive and not ready without a database, and keeps trying', async () => {
  const nowhere = Object.assign(new URL(database.url), { pathname: '/nowhere' }).href;
  const handlers = { 'sessions.prune': async () => undefined };
  const worker = await startWorker({ databaseUrl: nowhere, port: 0, concurrency: 1, handlers, cron: [], log: createLog('silent') });
  expect((await ask(worker.url, '/healthz')).status).toBe(200);
  expect(await ask(worker.url, '/readyz')).toEqual({ status: 503, text: '{"ok":false}' });
  expect((await ask(worker.url, '/metrics')).text).not.toMatch(/^queue_/m);
  await worker.stop();
});

it('counts what was done, what failed, and what waits', async () => {
  const answers: (() => Promise<void>)[] = [
    async () => undefined,
    async () => Promise.reject(new Error('later')),
    async () => Promise.reject(new DomainError('invalid', 'never')),
  ];
  const { url } = await runWorker(database.url, ({ keepDays }) => answers[keepDays - 1]!());
  for (const keepDays of [1, 2, 3]) await enqueue(database.client, keepDays);
  await eventually(async () => (await queued(database.client)).filter((job) => job.last_error).length === 2);
  await database.client.query(`select graphile_worker.add_job('nobody.knows', run_at => now() - interval '90 seconds')`);
  const { text } = await ask(url, '/metrics');
  expect(text).toContain('jobs_done_total{job="sessions.prune",app="worker"} 1');
  expect(text).toContain('jobs_failed_total{job="sessions.prune",final="false",app="worker"} 1');
  expect(text).toContain('jobs_failed_total{job="sessions.prune",final="true",app="worker"} 1');
  expect(text).toContain('job_duration_seconds_count{app="worker",job="sessions.prune"} 3');
  expect(text).toContain('queue_jobs{state="waiting",app="worker"} 1');
  expect(text).toContain('queue_jobs{state="failed",app="worker"} 1');
  expect(text).toMatch(/^queue_oldest_waiting_seconds\{app="worker"\} (9\d|1\d\d)/m);
  expect(text).toContain('process_cpu_seconds_total');
});

it('says which variable to change when its port is taken', async () => {
  const { url } = await runWorker(database.url, async () => undefined);
  const port = Number(new URL(url).port);
  await expect(runWorker(database.url, async () => undefined, { port })).rejects.toThrow(`Port ${port} is taken by another program. Stop it, or set WORKER_PORT to a free port.`);
});
