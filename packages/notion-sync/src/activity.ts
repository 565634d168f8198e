import type { Clock } from './clock.ts';
import type { PushOutcome } from './engine.ts';
import { value, type Sql } from './sql.ts';

/** One thing that the sync did, for people to look at. */
export interface Activity {
  direction: 'push' | 'pull';
  kind: string;
  recordId: string | null;
  result: 'synced' | 'retrying' | 'quarantined' | 'unreachable' | 'refused';
  calls: number;
  /** From the change to this result. */
  lagMs: number | null;
  note: string | null;
}

/** Null: nothing worth telling. It was in step already, another worker has it, or it only waits its turn. */
export function activityOf(outcome: PushOutcome): Activity | null {
  const { kind, recordId, calls, lagMs } = outcome;
  const about = { direction: 'push', kind, recordId, calls, lagMs: Math.round(lagMs) } as const;
  if (outcome.result === 'synced') return calls > 0 ? { ...about, result: 'synced', note: null } : null;
  if (outcome.result !== 'failed' || outcome.status === 'pending') return null;
  return { ...about, result: outcome.status, note: outcome.error instanceof Error ? outcome.error.message : String(outcome.error) };
}

/** Never throws: what is told must not stand in the way of what is done. */
export const noteActivity =
  (sql: Sql, clock: Clock) =>
  async ({ direction, kind, recordId, result, calls, lagMs, note }: Activity): Promise<void> => {
    const values = [direction, kind, recordId, result, calls, lagMs, note, clock.now()];
    await value(sql, 'private.note_sync_activity($1, $2, $3, $4, $5, $6, $7, coalesce($8::timestamptz, clock_timestamp()))', values).catch(() => undefined);
  };
