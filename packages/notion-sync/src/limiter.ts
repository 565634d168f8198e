import type { CallClass } from './call-class.ts';
import { databaseClock, type Clock } from './clock.ts';
import { value, type Sql } from './sql.ts';

/** Why a call may not go now. The record is given back and costs no attempt. */
export class CallsHeld extends Error {
  constructor(
    readonly why: 'paused' | 'open' | 'blocked' | 'stopped',
    readonly waitMs: number,
  ) {
    super(REASONS[why]);
    this.name = 'CallsHeld';
  }
}
const REASONS = {
  paused: 'Notion asked for silence.',
  open: 'Notion does not answer; it is asked again every 15 seconds.',
  blocked: 'Notion refuses this connection.',
  stopped: 'The team has stopped the sync.',
};

/** One budget for all workers, kept in the database: each HTTP call passes here first. */
export interface Limiter {
  /** Waits for its turn; no call waits for half a minute. `watched`: report how it went, even when it went well. @throws CallsHeld */
  take(callClass: CallClass, signal?: AbortSignal): Promise<{ watched: boolean }>;
  /** @returns true while Notion counts as being away */
  report(isOutage: boolean): Promise<boolean>;
  pause(seconds: number, reason: string): Promise<void>;
  block(reason: string): Promise<void>;
}

interface Turn {
  wait_ms: number;
  why: 'go' | 'paced' | CallsHeld['why'];
  watched: boolean;
}

const now = (place: number) => `coalesce($${place}::timestamptz, clock_timestamp())`;

/** `perMinute` is the connection's budget at Notion. */
export function createLimiter(sql: Sql, { perMinute, clock = databaseClock }: { perMinute: number; clock?: Clock }): Limiter {
  // Burst and steady rate share the budget of a minute: a small burst costs a long queue little.
  const burst = Math.max(1, Math.min(10, Math.floor(perMinute / 30)));
  const ask = (callClass: CallClass, waitedMs: number) =>
    value<Turn>(sql, `private.take_sync_call($1, $2, $3, $4, ${now(5)})`, [perMinute, burst, callClass, `${waitedMs} milliseconds`, clock.now()]);
  return {
    take: async (callClass, signal) => {
      for (let waitedMs = 0; ; ) {
        const { wait_ms: waitMs, why, watched } = await ask(callClass, waitedMs);
        if (waitMs === 0) return { watched };
        if (why !== 'paced' && why !== 'go') throw new CallsHeld(why, waitMs);
        await clock.sleep(waitMs, signal);
        waitedMs += waitMs;
        if (signal?.aborted) throw new CallsHeld('paused', 0);
      }
    },
    report: (isOutage) => value<boolean>(sql, `private.report_sync_call($1, ${now(2)})`, [isOutage, clock.now()]),
    pause: async (seconds, reason) => void (await value(sql, `private.pause_sync_calls($1, $2, ${now(3)})`, [seconds, reason, clock.now()])),
    block: async (reason) => void (await value(sql, `private.block_sync_calls($1, ${now(2)})`, [reason, clock.now()])),
  };
}
