import { z } from '@sage/config/z';
import type { Client } from '../client.ts';
import { unwrap } from '../unwrap.ts';

const conflict = z.object({
  id: z.uuid(),
  kind: z.string(),
  record_id: z.uuid(),
  /** Of the record; null when it is there no more. */
  name: z.string().nullable(),
  field: z.string(),
  /** As a person reads it: what was agreed, what SAGE held, what a person set in Notion. */
  base: z.string().nullable(),
  postgres: z.string().nullable(),
  notion: z.string().nullable(),
  /** What stands in Notion as far as is known. */
  stands: z.string().nullable(),
  /** Why what a person asked for was refused. */
  reason: z.string().nullable(),
  resolution: z.enum(['kept', 'adopted', 'dismissed']).nullable(),
  resolved_at: z.string().nullable(),
  /** Ours was kept, and is not in Notion yet as far as is known. */
  is_on_its_way: z.boolean(),
  /** First and last. */
  created_at: z.string(),
  seen_at: z.string(),
  /** Where it was said; null: the record has no page. */
  page_id: z.string().nullable(),
  can_adopt: z.boolean(),
});
export type SyncConflict = z.infer<typeof conflict>;

const cursor = z.object({ seen_at: z.string(), id: z.uuid() });
export type ConflictCursor = z.infer<typeof cursor>;
const conflicts = z.object({ conflicts: z.array(conflict), to_decide: z.int(), put_back: z.int(), next: cursor.nullable() });
/** put_back: ours stands in Notion again, and nobody has to do anything. */
export type ConflictState = 'to_decide' | 'put_back' | 'decided';
export type SyncConflicts = z.infer<typeof conflicts>;

/** Values that lost, and what the team decides about them. */
export const opsConflictQueries = (client: Client) => ({
  list: async ({ state, after }: { state: ConflictState; after?: ConflictCursor }): Promise<SyncConflicts> =>
    conflicts.parse(unwrap(await client.rpc('ops_sync_conflicts', { p_state: state, p_after: after }))),
  adopt: async (id: string): Promise<void> => void unwrap(await client.rpc('adopt_sync_conflict', { p_id: id })),
  overwrite: async (id: string): Promise<void> => void unwrap(await client.rpc('overwrite_sync_conflict', { p_id: id })),
  /** All that was put back, as far as it was shown. @returns how many */
  leaveAll: async ({ until, shown }: { until: ConflictCursor; shown: number }): Promise<number> => z.int().parse(unwrap(await client.rpc('leave_sync_conflicts', { p_until: until, p_shown: shown }))),
  dismiss: async (id: string): Promise<void> => void unwrap(await client.rpc('dismiss_sync_conflict', { p_id: id })),
});
