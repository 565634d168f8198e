import { databaseClock, type Clock } from './clock.ts';
import { askedJson, type PullRef } from './pull-queue.ts';
import { value, type Sql } from './sql.ts';

export interface ReconcileRun {
  id: string;
  lease: string;
  isDryRun: boolean;
  /** What a dry run has named, and a person has seen. */
  mayTrash: string[];
}

/** A record's page as last agreed. */
export interface StoredPage {
  recordId: string;
  pageId: string;
  base: Record<string, unknown> | null;
  /** Nothing waits to be written. */
  isSettled: boolean;
  isTrashed: boolean;
  /** A person threw it away, and it is left there. */
  isLeftAlone: boolean;
  syncedAt: Date | null;
  /** Of our block of the body: what it was last asked to say, and where it is once somebody looked. */
  bodyHash: string | null;
  blockId: string | null;
  /** When that block was last looked at. */
  bodySeenAt: Date | null;
}

export interface ReconcileTable {
  /** Null: none is due, or another worker has it. */
  claim(): Promise<ReconcileRun | null>;
  /** False: the lease was lost, and nothing more may be asked. */
  renew(run: ReconcileRun): Promise<boolean>;
  storedPages(kind: string): Promise<StoredPage[]>;
  /** Pages are read again, records become due, and of some our block of the body, too. */
  apply(kind: string, asks: readonly PullRef[], due: readonly string[], bodies?: readonly string[]): Promise<void>;
  /** Of these our block was looked at. */
  noteBodies(kind: string, recordIds: readonly string[]): Promise<void>;
  finish(run: ReconcileRun, report: object, error: string | null): Promise<void>;
}

/** Longer than comparing a hundred thousand records takes: each call renews it. */
const LEASE = '5 minutes';
const NOW = (place: number) => `coalesce($${place}::timestamptz, clock_timestamp())`;

export function createReconcileTable(sql: Sql, clock: Clock = databaseClock): ReconcileTable {
  return {
    claim: async () => {
      const claimed = await value<{ id: string; lease: string; is_dry_run: boolean; may_trash: string[] } | null>(sql, `private.claim_sync_reconcile($1, ${NOW(2)})`, [LEASE, clock.now()]);
      return claimed && { id: claimed.id, lease: claimed.lease, isDryRun: claimed.is_dry_run, mayTrash: claimed.may_trash };
    },
    renew: ({ id, lease }) => value<boolean>(sql, `private.renew_sync_reconcile($1, $2, $3, ${NOW(4)})`, [id, lease, LEASE, clock.now()]),
    storedPages: async (kind) =>
      (
        await sql.query<StoredPage>(
          `select record_id as "recordId", page_id as "pageId", base, done_version >= want_version and status in ('synced', 'conflict') as "isSettled",
             trashed_at is not null as "isTrashed", detached_at is not null as "isLeftAlone", synced_at as "syncedAt", body_hash as "bodyHash", body_block_id as "blockId", body_seen_at as "bodySeenAt"
           from public.sync_state where kind = $1 and page_id is not null and status <> 'unreachable'`,
          [kind],
        )
      ).rows,
    apply: async (kind, asks, due, bodies = []) => void (await value(sql, `private.apply_sync_reconcile($1, $2, $3, $4, ${NOW(5)})`, [kind, askedJson(asks), due, bodies, clock.now()])),
    noteBodies: async (kind, recordIds) => void (await value(sql, `private.note_sync_bodies($1, $2, ${NOW(3)})`, [kind, recordIds, clock.now()])),
    finish: async ({ id, lease }, report, error) => void (await value(sql, `private.finish_sync_reconcile($1, $2, $3, $4, ${NOW(5)})`, [id, lease, JSON.stringify(report), error, clock.now()])),
  };
}
