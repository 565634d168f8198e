import type { CallClass } from './call-class.ts';
import { databaseClock, type Clock } from './clock.ts';
import type { RecordRef } from './entity.ts';
import type { Edit } from './merge.ts';
import { inFlightOf, type InFlight, type SentRow } from './in-flight.ts';
import { value, type Sql } from './sql.ts';

export interface PullRef {
  /** page: its properties; content: its body; checklist: the pages that are related to it. */
  what: 'page' | 'content' | 'comment' | 'checklist';
  itemId: string;
  pageId: string;
}

/** The record whose page it is, as last agreed. */
export interface PulledRecord extends RecordRef {
  base: Record<string, unknown> | null;
  mode: 'push' | 'two_way';
  isTrashed: boolean;
  inFlight: readonly InFlight[];
  /** The state of its checklist that was last acted upon. */
  checklist: string | null;
}

/** Something to be read, in one worker's hands until its lease ends; so is its record. */
export interface PullClaim extends PullRef {
  lease: string;
  version: string;
  attempts: number;
  askedAt: Date;
  callClass: CallClass;
  record: PulledRecord | null;
}

export interface Conflict extends Edit {
  /** Why a command was refused. */
  reason?: string;
}

export interface RecordOutcome {
  isDue: boolean;
  base?: Record<string, unknown>;
  inTrash?: boolean;
  /** Postgres has it, and Notion is to show it. */
  isShown?: boolean;
  unreachable?: string;
  conflicts?: Conflict[];
  /** What a person asked for there and was done, in words. */
  taken?: string;
}

export interface ChecklistOutcome {
  checklist: string | null;
  conflicts?: Conflict[];
  /** How far the list is, when that is new. */
  taken?: string;
  /** Why nothing came of it so far. */
  notYet?: string;
}

export type PullOutcome = { asks?: PullRef[] } & (RecordOutcome | ChecklistOutcome | Record<never, never>);

export interface PullSetback {
  error: string;
  waitMs: number;
  burnsAttempt: boolean;
  givesUp: boolean;
}

export interface Poll {
  kind: string;
  /** The last change that was seen, by Notion's clock. */
  cursor: Date | null;
  /** Pages of the last answer, each with a digest of what it held. */
  seen: Record<string, string>;
}

/** The sync's tables, as far as reading goes. */
export interface PullQueue {
  claim(limit: number): Promise<PullClaim[]>;
  ask(refs: readonly PullRef[]): Promise<void>;
  /** False: the lease was lost, and nothing more may be asked. */
  renew(claim: PullClaim): Promise<boolean>;
  /** False: the lease was lost, and nothing was written. */
  settle(claim: PullClaim, outcome: PullOutcome): Promise<boolean>;
  fail(claim: PullClaim, setback: PullSetback): Promise<void>;
  claimPolls(): Promise<Poll[]>;
  notePoll(poll: Poll, asks: readonly PullRef[]): Promise<void>;
  /** Of pages that records are shown on; what is no record's page is left out. */
  recordsOf(pageIds: readonly string[]): Promise<Map<string, KnownRecord>>;
  rememberOwnId(id: string): Promise<void>;
}

export interface KnownRecord extends RecordRef {
  base: Record<string, unknown> | null;
  /** By the minute, as Notion tells the time of what we wrote then. */
  pushedAt: Date | null;
}

type Row = { kind: string; record_id: string; base: KnownRecord['base']; page_id: string; pushed_at: Date | null };
type ClaimRow = { what: PullRef['what']; item_id: string; page_id: string; version: string; lease: string; attempts: number; asked_at: string; priority: CallClass; record: StateRow | null };
type StateRow = { kind: string; record_id: string; base: PulledRecord['base']; is_trashed: boolean; checklist: string | null; mode: PulledRecord['mode']; in_flight: SentRow };

const recordOf = ({ record_id: recordId, is_trashed: isTrashed, in_flight: sent, ...row }: StateRow): PulledRecord => ({ ...row, recordId, isTrashed, inFlight: inFlightOf(sent) });
const claimOf = ({ item_id: itemId, page_id: pageId, asked_at: askedAt, priority: callClass, record, ...row }: ClaimRow): PullClaim => ({
  ...row,
  itemId,
  pageId,
  askedAt: new Date(askedAt),
  callClass,
  record: record && recordOf(record),
});

export const askedJson = (refs: readonly PullRef[]) => JSON.stringify(refs.map(({ what, itemId, pageId }) => ({ what, item_id: itemId, page_id: pageId })));

function told(outcome: PullOutcome): string {
  const { asks, isDue, inTrash, isShown, taken: _, ...same } = outcome as RecordOutcome & { asks?: PullRef[] };
  return JSON.stringify({ ...same, is_due: isDue, in_trash: inTrash, is_shown: isShown, ...(asks && { asks: JSON.parse(askedJson(asks)) as unknown }) });
}

const ms = (n: number) => `${n} milliseconds`;
const NOW = (place: number) => `coalesce($${place}::timestamptz, clock_timestamp())`;
const of = ({ what, itemId, lease }: PullClaim) => [what, itemId, lease];

export interface PullQueueOptions {
  worker: string;
  clock?: Clock;
  leaseMs?: number;
}

export function createPullQueue(sql: Sql, { worker, clock = databaseClock, leaseMs = 90_000 }: PullQueueOptions): PullQueue {
  return {
    claim: async (limit) => {
      const { rows } = await sql.query<{ claim: ClaimRow }>(`select claim from private.claim_sync_pulls($1, $2, $3, ${NOW(4)}) claim`, [worker, limit, ms(leaseMs), clock.now()]);
      return rows.map(({ claim }) => claimOf(claim));
    },
    ask: async (refs) => void (await value(sql, `private.ask_sync_pulls($1, 2, ${NOW(2)})`, [askedJson(refs), clock.now()])),
    renew: (claim) => value<boolean>(sql, `private.renew_sync_pull($1, $2, $3, $4, ${NOW(5)})`, [...of(claim), ms(leaseMs), clock.now()]),
    settle: (claim, outcome) => value<boolean>(sql, `private.settle_sync_pull($1, $2, $3, $4, $5, ${NOW(6)})`, [...of(claim), claim.version, told(outcome), clock.now()]),
    fail: async (claim, { error, waitMs, burnsAttempt, givesUp }) =>
      void (await value(sql, `private.fail_sync_pull($1, $2, $3, $4, $5, $6, $7, ${NOW(8)})`, [...of(claim), error, ms(waitMs), burnsAttempt, givesUp, clock.now()])),
    claimPolls: async () => (await sql.query<Poll>(`select kind, cursor, seen from private.claim_sync_polls(${NOW(1)})`, [clock.now()])).rows,
    notePoll: async ({ kind, cursor, seen }, asks) => void (await value(sql, `private.note_sync_poll($1, $2, $3, $4, ${NOW(5)})`, [kind, cursor, seen, askedJson(asks), clock.now()])),
    recordsOf: async (pageIds) => {
      const { rows } = await sql.query<Row>(
        `select kind, record_id, base, page_id, date_trunc('minute', synced_at) as pushed_at from public.sync_state where page_id = any ($1)`,
        [pageIds],
      );
      return new Map(rows.map(({ page_id: pageId, record_id: recordId, pushed_at: pushedAt, kind, base }) => [pageId, { kind, recordId, base, pushedAt }]));
    },
    rememberOwnId: async (id) => void (await sql.query('update public.sync_webhook set bot_id = $1 where bot_id is distinct from $1', [id])),
  };
}
