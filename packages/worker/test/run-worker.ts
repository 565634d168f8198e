import { setTimeout as pause } from 'node:timers/promises';
import type { FreshDatabase } from '@sage/db/testing';
import { onTestFinished } from 'vitest';
import type { Handlers } from '../src/handler.ts';
import { createLog } from '../src/log.ts';
import { startWorker, type RunningWorker, type WorkerOptions } from '../src/start-worker.ts';

export type ProbeHandler = Handlers['sessions.prune'];
export type LogLine = Record<string, unknown> & { msg: string };

/** A worker whose one job does what the test wants. It is stopped when the test ends. */
export async function runWorker(databaseUrl: string, probe: ProbeHandler, options: Partial<WorkerOptions> = {}): Promise<RunningWorker & { logged: LogLine[] }> {
  const logged: LogLine[] = [];
  const log = createLog('info', { write: (line) => void logged.push(JSON.parse(line) as LogLine) });
  const worker = await startWorker({ databaseUrl, port: 0, concurrency: 4, handlers: { 'sessions.prune': probe }, cron: [], log, sweepMs: 200, ...options });
  onTestFinished(() => worker.stop(2_000).catch(() => undefined));
  await worker.ready;
  return Object.assign(worker, { logged });
}

/** As a trigger or an SQL function would, in the transaction of `client`. */
export const enqueue = (client: FreshDatabase['client'], keepDays = 90, key: string | null = null) =>
  client.query(`select private.enqueue_job('sessions.prune', $1, $2)`, [{ keepDays }, key]);

/** Asks again until the answer is there; the test's own time limit ends it. */
export async function eventually<T>(ask: () => T | null | undefined | false | Promise<T | null | undefined | false>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    await pause(25);
  }
}

export interface QueuedJob {
  attempts: number;
  max_attempts: number;
  last_error: string | null;
  locked_by: string | null;
}

export const queued = async (client: FreshDatabase['client']): Promise<QueuedJob[]> =>
  (await client.query<QueuedJob>('select attempts, max_attempts, last_error, locked_by from graphile_worker.jobs order by id')).rows;
