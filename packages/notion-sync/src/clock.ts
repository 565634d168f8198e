import { setTimeout as pause } from 'node:timers/promises';

export interface Clock {
  /** Null: the database's own clock, which all workers share. */
  now(): Date | null;
  /** Ends early, without an error, when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const databaseClock: Clock = {
  now: () => null,
  sleep: (ms, signal) => pause(ms, undefined, { signal }).catch(() => undefined),
};

/** For what may be off by a little: Postgres tells what must be exact. */
export const nowOf = (clock: Clock): Date => clock.now() ?? new Date();
