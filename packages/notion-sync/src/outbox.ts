import { databaseClock, type Clock } from './clock.ts';
import type { RecordRef } from './entity.ts';
import { value, type Sql } from './sql.ts';

/** A record in one worker's hands, until its lease ends. */
export interface Claim extends RecordRef {
  lease: string;
  wantVersion: string;
  pageId: string | null;
  /** The properties last agreed, by name. */
  base: Record<string, unknown> | null;
  /** An earlier create may have come to pass; after this long, what it made shows in queries. Null: nothing was ever asked. */
  settlesInMs: number | null;
  isTrashed: boolean;
  attempts: number;
  wantedAt: Date;
}

/** A person can read `error`. `intent` tells what is known of a create: see `fail_sync`. */
export interface Setback {
  status: 'pending' | 'retrying' | 'quarantined' | 'unreachable';
  error: string;
  waitMs: number;
  burnsAttempt: boolean;
  intent?: 'keep' | 'clear' | { settleMs: number };
}

export interface Agreed {
  pageId: string | null;
  base: Record<string, unknown> | null;
  isTrashed: boolean;
}

/** The sync's tables: what must reach Notion, whose turn it is, and what came of it. */
export interface Outbox {
  /** @returns how many records became due */
  fold(): Promise<number>;
  /** Parents before their children, in the order of `kinds`. */
  claim(kinds: readonly string[], limit: number): Promise<Claim[]>;
  /** Null when someone else has it, or it has to wait. */
  claimRecord(ref: RecordRef): Promise<Claim | null>;
  /** The record as it is now; null when Notion is not to show it (any more). */
  read(ref: RecordRef): Promise<unknown>;
  pageOf(ref: RecordRef): Promise<string | null>;
  /** False: the lease is lost, and nothing may be sent. */
  renew(claim: Claim): Promise<boolean>;
  noteIntent(claim: Claim): Promise<boolean>;
  /** False: the lease was lost, and nothing was written. */
  acknowledge(claim: Claim, agreed: Agreed): Promise<boolean>;
  fail(claim: Claim, setback: Setback): Promise<boolean>;
  pauseKind(kind: string, reason: string): Promise<void>;
}

export interface OutboxOptions {
  /** Told apart from other workers by this. */
  worker: string;
  clock?: Clock;
  /** Longer than any call to Notion can take. */
  leaseMs?: number;
  /** How long a create of which nothing was heard may still come to pass, and be seen by queries. */
  unsureMs?: number;
}

interface StateRow {
  kind: string;
  record_id: string;
  lease: string;
  want_version: string;
  page_id: string | null;
  base: Record<string, unknown> | null;
  settles_in_ms: number | null;
  trashed_at: Date | null;
  attempts: number;
  wanted_at: Date;
}

const claimOf = (row: StateRow): Claim => ({
  kind: row.kind,
  recordId: row.record_id,
  lease: row.lease,
  wantVersion: row.want_version,
  pageId: row.page_id,
  base: row.base,
  settlesInMs: row.settles_in_ms,
  isTrashed: row.trashed_at !== null,
  attempts: row.attempts,
  wantedAt: row.wanted_at,
});

const ms = (n: number) => `${n} milliseconds`;
const NOW = (place: number) => `coalesce($${place}::timestamptz, clock_timestamp())`;
const CLAIMED = `select *,
  case when intent is not null then greatest(0, extract(epoch from (intent ->> 'create_after')::timestamptz - ${NOW(5)}) * 1000)::float8 end as settles_in_ms`;

const held = ({ kind, recordId, lease }: Claim) => [kind, recordId, lease];

export function createOutbox(sql: Sql, { worker, clock = databaseClock, leaseMs = 90_000, unsureMs = 90_000 }: OutboxOptions): Outbox {
  return {
    fold: () => value<number>(sql, `private.fold_sync_changes(1000, ${NOW(1)})`, [clock.now()]),
    claim: async (kinds, limit) => {
      const { rows } = await sql.query<StateRow>(`${CLAIMED} from private.claim_sync($1, $2, $3, $4, ${NOW(5)})`, [kinds, worker, limit, ms(leaseMs), clock.now()]);
      return rows.map(claimOf).sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
    },
    claimRecord: async ({ kind, recordId }) => {
      const { rows } = await sql.query<StateRow>(`${CLAIMED} from private.claim_sync_record($1, $2, $3, $4, ${NOW(5)})`, [kind, recordId, worker, ms(leaseMs), clock.now()]);
      return rows[0] ? claimOf(rows[0]) : null;
    },
    read: ({ kind, recordId }) => value(sql, 'private.sync_record($1, $2)', [kind, recordId]),
    pageOf: ({ kind, recordId }) => value(sql, '(select page_id from public.sync_state where kind = $1 and record_id = $2)', [kind, recordId]),
    renew: (claim) => value<boolean>(sql, `private.renew_sync_lease($1, $2, $3, $4, ${NOW(5)})`, [...held(claim), ms(leaseMs), clock.now()]),
    noteIntent: (claim) =>
      value<boolean>(sql, `private.note_sync_intent($1, $2, $3, $4, $5, ${NOW(6)})`, [...held(claim), ms(leaseMs), ms(unsureMs), clock.now()]),
    acknowledge: (claim, { pageId, base, isTrashed }) =>
      value<boolean>(sql, `private.acknowledge_sync($1, $2, $3, $4, $5, $6, $7, ${NOW(8)})`, [...held(claim), claim.wantVersion, pageId, base, isTrashed, clock.now()]),
    fail: (claim, { status, error, waitMs, burnsAttempt, intent = 'keep' }) => {
      const settle = typeof intent === 'object' ? ms(intent.settleMs) : null;
      const known = typeof intent === 'object' ? 'settle' : intent;
      const values = [...held(claim), status, error, ms(waitMs), burnsAttempt, known, settle, clock.now()];
      return value<boolean>(sql, `private.fail_sync($1, $2, $3, $4, $5, $6, $7, $8, $9, ${NOW(10)})`, values);
    },
    pauseKind: async (kind, reason) => void (await value(sql, `private.pause_sync_kind($1, $2, ${NOW(3)})`, [kind, reason, clock.now()])),
  };
}
