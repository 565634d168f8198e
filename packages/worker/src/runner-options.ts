import type { JobName } from '@sage/domain/jobs';
import { parseCronItems, type CronItem, type RunnerOptions, type TaskList, type WorkerEvents } from 'graphile-worker';
import type { Pool } from 'pg';
import type { Handler, Handlers } from './handler.ts';
import { queueLog, type Logger } from './log.ts';
import { taskOf } from './run-job.ts';

export interface RunnerParts {
  pool: Pool;
  concurrency: number;
  handlers: Partial<Handlers>;
  cron: CronItem[];
  events: WorkerEvents;
  log: Logger;
}

/** New for each runner: the library keeps what it derives from an options object. */
export const runnerOptions = ({ pool, concurrency, handlers, cron, events, log }: RunnerParts): RunnerOptions => ({
  pgPool: pool,
  concurrency,
  events,
  logger: queueLog(log),
  taskList: taskList(handlers, log),
  parsedCronItems: parseCronItems(cron),
  noHandleSignals: true,
  // Without these two the library leaves a failure to write down how a job went unhandled, and the process would die of it.
  preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
});

const taskList = (handlers: Partial<Handlers>, log: Logger): TaskList =>
  Object.fromEntries((Object.keys(handlers) as JobName[]).map((name) => [name, taskOf(name, handlers[name] as Handler<never>, log)]));
