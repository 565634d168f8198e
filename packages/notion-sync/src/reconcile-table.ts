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
}

export interface ReconcileTable {
  /** Null: none is due, or another worker has it. */
  claim(): Promise<ReconcileRun | null>;
  /** False: the lease was lost, and nothing more may be asked. */
  renew(run: ReconcileRun): Promise<boolean>;
  storedPages(kind: string): Promise<StoredPage[]>;
  /** Pages are read again, records become due. */
  apply(kind: string, asks: readonly PullRef[], due: readonly string[]): Promise<void>;
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
             trashed_at is not null as "isTrashed"
           from public.sync_state where kind = $1 and page_id is not null and status <> 'unreachable'`,
          [kind],
        )
      ).rows,
    apply: async (kind, asks, due) => void (await value(sql, `private.apply_sync_reconcile($1, $2, $3, ${NOW(4)})`, [kind, askedJson(asks), due, clock.now()])),
    finish: async ({ id, lease }, report, error) => void (await value(sql, `private.finish_sync_reconcile($1, $2, $3, $4, ${NOW(5)})`, [id, lease, JSON.stringify(report), error, clock.now()])),
  };
}
