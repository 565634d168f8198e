import { z } from '@sage/config/z';
import type { Client } from '../client.ts';
import { unwrap } from '../unwrap.ts';

const kind = z.object({
  kind: z.string(),
  mode: z.enum(['push', 'two_way']),
  paused_at: z.string().nullable(),
  paused_reason: z.string().nullable(),
  is_set_up: z.boolean(),
  records: z.number().int(),
  waiting: z.number().int(),
  failed: z.number().int(),
  /** Since when the oldest change waits: the lag. */
  waiting_since: z.string().nullable(),
  last_synced_at: z.string().nullable(),
});

const record = z.object({
  kind: z.string(),
  record_id: z.uuid(),
  name: z.string().nullable(),
  status: z.enum(['pending', 'synced', 'retrying', 'conflict', 'quarantined', 'unreachable']),
  error: z.string().nullable(),
  attempts: z.number().int(),
  next_try_at: z.string(),
  wanted_at: z.string().nullable(),
  synced_at: z.string().nullable(),
  is_waiting: z.boolean(),
  /** A person threw its page away, and by policy it stays there. */
  is_left_alone: z.boolean(),
  updated_at: z.string(),
});
export type SyncRecord = z.infer<typeof record>;

const syncCursor = z.object({ updated_at: z.string(), kind: z.string(), record_id: z.uuid() });
export type SyncCursor = z.infer<typeof syncCursor>;

const limiter = z.object({ paused_until: z.string().nullable(), reason: z.string().nullable(), blocked_at: z.string().nullable() }).nullable();
const syncStatus = z.object({ kinds: z.array(kind), limiter, records: z.array(record), to_decide: z.int(), next: syncCursor.nullable() });
export type SyncStatus = z.infer<typeof syncStatus>;

export const opsSyncQueries = (client: Client) => ({
  /** What Notion shows and what it does not yet, newest change first. `failed`: what no further try mends by itself. */
  status: async ({ status, after }: { status?: string; after?: SyncCursor }): Promise<SyncStatus> =>
    syncStatus.parse(unwrap(await client.rpc('ops_sync', { p_status: status, p_after: after }))),

  /** Puts the record in front of the queue again. */
  retry: async ({ kind: p_kind, recordId }: { kind: string; recordId: string }): Promise<void> => {
    unwrap(await client.rpc('retry_sync', { p_kind, p_record_id: recordId }));
  },
});
