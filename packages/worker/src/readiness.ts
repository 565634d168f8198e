import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { KeptRunner } from './keep-running.ts';
import type { Logger } from './log.ts';

const CHECK_MS = 2_000;

/** Ready when the runner lives and the database answers in time. A flood of questions is one question to the database. */
export function readiness(pool: Pool, runner: Pick<KeptRunner, 'isRunning'>, log: Logger): () => Promise<boolean> {
  let asking: Promise<boolean> | null = null;
  const ask = async () => {
    const tooLate = pause(CHECK_MS, undefined, { ref: false }).then(() => Promise.reject(new Error(`no answer within ${CHECK_MS} ms`)));
    try {
      await Promise.race([pool.query('select 1'), tooLate]);
      return true;
    } catch (error) {
      log.warn({ err: error }, 'the database does not answer');
      return false;
    }
  };
  return async () => {
    asking ??= ask().finally(() => (asking = null));
    return (await asking) && runner.isRunning();
  };
}
