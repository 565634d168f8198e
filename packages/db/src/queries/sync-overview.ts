import { z } from '@sage/config/z';
import type { Client } from '../client.ts';
import { unwrap } from '../unwrap.ts';
import { syncFacts } from './sync-facts.ts';

const count = z.int();
const instant = z.string().nullable();
const STATUSES = ['pending', 'synced', 'retrying', 'conflict', 'quarantined', 'unreachable'] as const;

const kind = z.object({
  kind: z.string(),
  mode: z.enum(['off', 'push', 'two_way']),
  with_details: z.boolean(),
  /** False: what it shows lives in Notion alone. */
  has_records: z.boolean(),
  is_set_up: z.boolean(),
  paused_at: instant,
  paused_reason: z.string().nullable(),
  /** Null: the sync itself paused it. */
  paused_by: z.string().nullable(),
  records: z.partialRecord(z.enum(STATUSES), count),
  /** Those of the records that have one; a record that is not to be shown has none. */
  pages: count,
  waiting: count,
  waiting_since: instant,
  last_synced_at: instant,
});

const overview = z.object({
  kinds: z.array(kind),
  /** What moves: kinds that stand still are left out. */
  queue: z.object({ backfill: count }),
  /** Calls of the last minute, against Notion's budget. */
  budget: z.object({ per_minute: count.nullable(), used: count }).nullable(),
  facts: syncFacts,
  last_activity_at: instant,
});
export type SyncOverview = z.infer<typeof overview>;

const activity = z.object({
  seq: count,
  at: z.string(),
  direction: z.enum(['push', 'pull']),
  kind: z.string(),
  record_id: z.uuid().nullable(),
  /** Null when the record is gone. */
  name: z.string().nullable(),
  result: z.enum(['synced', 'retrying', 'quarantined', 'unreachable', 'refused']),
  calls: count,
  /** From the change to this result. */
  lag_ms: count.nullable(),
  note: z.string().nullable(),
});
export type SyncActivity = z.infer<typeof activity>;
const activityPage = z.object({ activity: z.array(activity), to_decide: count, next: count.nullable() });

export const syncOverviewQueries = (client: Client) => ({
  overview: async (): Promise<SyncOverview> => overview.parse(unwrap(await client.rpc('ops_sync_overview'))),
  /** Newest first. */
  activity: async ({ before }: { before?: number | undefined }): Promise<z.infer<typeof activityPage>> =>
    activityPage.parse(unwrap(await client.rpc('ops_sync_activity', { p_before: before }))),
});
