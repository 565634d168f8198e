import { CALL_CLASS, type CallClass } from './call-class.ts';
import { databaseClock, type Clock } from './clock.ts';
import type { RecordRef } from './entity.ts';
import { inFlightOf, type InFlight, type SentRow } from './in-flight.ts';
import type { PageChange } from './notion-pages.ts';
import type { Conflict } from './pull-queue.ts';
import { value, type Sql } from './sql.ts';

/** A record in one worker's hands, until its lease ends. */
export interface Claim extends RecordRef {
  lease: string;
  wantVersion: string;
  pageId: string | null;
  /** The properties last agreed, by name. */
  base: Record<string, unknown> | null;
  /** What our block of the body says, and where it is once somebody looked; both null when that is not known. */
  body: NotedBody;
  /** An earlier create or append may have come to pass; after this long, what it made shows. Null: nothing was ever asked. */
  settlesInMs: number | null;
  inFlight: readonly InFlight[];
  /** Since it was last in step. Null: it never was. */
  syncedMsAgo: number | null;
  isTrashed: boolean;
  /** A person threw the page away, and by policy nothing is sent. */
  isDetached: boolean;
  attempts: number;
  wantedAt: Date;
  callClass: CallClass;
}

/** A person can read `error`. `intent` tells what is known of a create or append: see `fail_sync`. `settleMs`: Notion has answered, and what it saved nevertheless shows after this. */
export interface Setback {
  status: 'pending' | 'retrying' | 'quarantined' | 'unreachable';
  error: string;
  waitMs: number;
  burnsAttempt: boolean;
  intent?: 'keep' | 'clear' | 'settle';
  settleMs?: number;
}

/** What becomes of a page that a person put into Notion's trash, by its kind. */
export type TrashPolicy = 'restore' | 'detach' | 'recreate';

export interface NotedBody {
  hash: string | null;
  blockId: string | null;
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
  /** Of classes down to `lowest`, the highest first. Parents before their children, in the order of `kinds`. */
  claim(kinds: readonly string[], limit: number, lowest?: CallClass): Promise<Claim[]>;
  /** Null when someone else has it, or it has to wait. */
  claimRecord(ref: RecordRef): Promise<Claim | null>;
  /** The record as it is now; null when Notion is not to show it (any more). */
  read(ref: RecordRef): Promise<unknown>;
  pageOf(ref: RecordRef): Promise<string | null>;
  /** A worker is at it at this moment, or may be in the next second. */
  comesSoon(ref: RecordRef): Promise<boolean>;
  /** False: the lease is lost, and nothing may be sent. */
  renew(claim: Claim): Promise<boolean>;
  noteIntent(claim: Claim): Promise<boolean>;
  /** Renews the lease, too, as the next one does. */
  noteUpdate(claim: Claim, change: PageChange): Promise<boolean>;
  /** What Notion said of the update: `page` is agreed now; null: it was refused. */
  hearOfUpdate(claim: Claim, page: { id: string; base: Record<string, unknown> } | null): Promise<void>;
  /** Our block is about to be changed, or added. */
  noteBlock(claim: Claim, does: 'change' | 'add'): Promise<boolean>;
  noteBody(claim: Claim, body: NotedBody): Promise<boolean>;
  /** To a page that a person threw away. @returns null when the lease was lost */
  applyTrashPolicy(claim: Claim): Promise<TrashPolicy | null>;
  /** What was detached is shown again. */
  attach(claim: Claim): Promise<void>;
  /** False: the lease was lost, and nothing was written. */
  acknowledge(claim: Claim, agreed: Agreed): Promise<boolean>;
  fail(claim: Claim, setback: Setback): Promise<boolean>;
  /** What a person set and what does not stand: each once. */
  keepConflicts(ref: RecordRef, conflicts: readonly Conflict[]): Promise<void>;
  pauseKind(kind: string, reason: string): Promise<void>;
}

export interface OutboxOptions {
  /** Told apart from other workers by this. */
  worker: string;
  clock?: Clock;
  /** Longer than any call to Notion can take. */
  leaseMs?: number;
  /** How long a write of which nothing was heard may still come to pass, and be seen by queries. */
  unsureMs?: number;
}

interface StateRow {
  kind: string;
  record_id: string;
  lease: string;
  want_version: string;
  page_id: string | null;
  base: Record<string, unknown> | null;
  body_hash: string | null;
  body_block_id: string | null;
  settles_in_ms: number | null;
  in_flight: SentRow;
  synced_ms_ago: number | null;
  trashed_at: Date | null;
  detached_at: Date | null;
  attempts: number;
  wanted_at: Date;
  priority: CallClass;
}

const claimOf = (row: StateRow): Claim => ({
  kind: row.kind,
  recordId: row.record_id,
  lease: row.lease,
  wantVersion: row.want_version,
  pageId: row.page_id,
  base: row.base,
  // Of a page that is not linked nothing is known.
  body: row.page_id === null ? { hash: null, blockId: null } : { hash: row.body_hash, blockId: row.body_block_id },
  settlesInMs: row.settles_in_ms,
  inFlight: inFlightOf(row.in_flight),
  syncedMsAgo: row.synced_ms_ago,
  isTrashed: row.trashed_at !== null,
  isDetached: row.detached_at !== null,
  attempts: row.attempts,
  wantedAt: row.wanted_at,
  callClass: row.priority,
});

const ms = (n: number) => `${n} milliseconds`;
const NOW = (place: number) => `coalesce($${place}::timestamptz, clock_timestamp())`;
const SOON = (now: string) => `(lease_until > ${now} or (status in ('pending', 'retrying') and next_try_at > ${now} and next_try_at <= ${now} + interval '1 second'))`;
const claimed = (now: number) => `select *,
  case when intent is not null then greatest(0, extract(epoch from (intent ->> 'create_after')::timestamptz - ${NOW(now)}) * 1000)::float8 end as settles_in_ms,
  (extract(epoch from ${NOW(now)} - synced_at) * 1000)::float8 as synced_ms_ago`;

const held = ({ kind, recordId, lease }: Claim) => [kind, recordId, lease];

export function createOutbox(sql: Sql, { worker, clock = databaseClock, leaseMs = 90_000, unsureMs = 90_000 }: OutboxOptions): Outbox {
  return {
    fold: () => value<number>(sql, `private.fold_sync_changes(1000, ${NOW(1)})`, [clock.now()]),
    claim: async (kinds, limit, lowest = CALL_CLASS.backfill) => {
      const { rows } = await sql.query<StateRow>(`${claimed(6)} from private.claim_sync($1, $2, $3, $4, $5, ${NOW(6)})`, [kinds, worker, limit, ms(leaseMs), lowest, clock.now()]);
      return rows.map(claimOf).sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
    },
    claimRecord: async ({ kind, recordId }) => {
      const { rows } = await sql.query<StateRow>(`${claimed(5)} from private.claim_sync_record($1, $2, $3, $4, ${NOW(5)})`, [kind, recordId, worker, ms(leaseMs), clock.now()]);
      return rows[0] ? claimOf(rows[0]) : null;
    },
    read: ({ kind, recordId }) => value(sql, 'private.sync_record($1, $2)', [kind, recordId]),
    pageOf: ({ kind, recordId }) => value(sql, '(select page_id from public.sync_state where kind = $1 and record_id = $2)', [kind, recordId]),
    comesSoon: ({ kind, recordId }) => value<boolean>(sql, `exists (select from public.sync_state where kind = $1 and record_id = $2 and ${SOON(NOW(3))})`, [kind, recordId, clock.now()]),
    renew: (claim) => value<boolean>(sql, `private.renew_sync_lease($1, $2, $3, $4, ${NOW(5)})`, [...held(claim), ms(leaseMs), clock.now()]),
    noteIntent: (claim) =>
      value<boolean>(sql, `private.note_sync_intent($1, $2, $3, $4, $5, ${NOW(6)})`, [...held(claim), ms(leaseMs), ms(unsureMs), clock.now()]),
    noteUpdate: (claim, change) =>
      value<boolean>(sql, `private.note_sync_update($1, $2, $3, $4, $5, $6, ${NOW(7)})`, [...held(claim), ms(leaseMs), ms(unsureMs), change, clock.now()]),
    hearOfUpdate: async (claim, page) => void (await value(sql, `private.hear_of_sync_update($1, $2, $3, $4, $5, ${NOW(6)})`, [...held(claim), page?.id ?? null, page?.base ?? null, clock.now()])),
    noteBlock: (claim, does) =>
      value<boolean>(sql, `private.note_sync_block($1, $2, $3, $4, $5, ${NOW(6)})`, [...held(claim), ms(leaseMs), does === 'add' ? ms(unsureMs) : null, clock.now()]),
    noteBody: (claim, { hash, blockId }) => value<boolean>(sql, 'private.note_sync_body($1, $2, $3, $4, $5)', [...held(claim), blockId, hash]),
    applyTrashPolicy: (claim) => value<TrashPolicy | null>(sql, `private.apply_trash_policy($1, $2, $3, ${NOW(4)})`, [...held(claim), clock.now()]),
    attach: async ({ kind, recordId }) => void (await value(sql, 'private.attach_sync_page($1, $2)', [kind, recordId])),
    acknowledge: (claim, { pageId, base, isTrashed }) =>
      value<boolean>(sql, `private.acknowledge_sync($1, $2, $3, $4, $5, $6, $7, ${NOW(8)})`, [...held(claim), claim.wantVersion, pageId, base, isTrashed, clock.now()]),
    fail: (claim, { status, error, waitMs, burnsAttempt, intent = 'keep', settleMs }) => {
      const values = [...held(claim), status, error, ms(waitMs), burnsAttempt, intent, settleMs === undefined ? null : ms(settleMs), clock.now()];
      return value<boolean>(sql, `private.fail_sync($1, $2, $3, $4, $5, $6, $7, $8, $9, ${NOW(10)})`, values);
    },
    keepConflicts: async ({ kind, recordId }, conflicts) => void (await value(sql, 'private.keep_sync_conflicts($1, $2, $3)', [kind, recordId, JSON.stringify(conflicts)])),
    pauseKind: async (kind, reason) => void (await value(sql, `private.pause_sync_kind($1, $2, ${NOW(3)})`, [kind, reason, clock.now()])),
  };
}
