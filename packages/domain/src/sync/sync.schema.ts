import { z } from '@sage/config/z';

export const SYNC_FILTERS = ['failed', 'pending', 'retrying', 'synced', 'conflict'] as const;

const Kind = z.string().regex(/^[a-z_]{1,40}$/);
const SyncCursor = z.strictObject({
  updated_at: z.iso.datetime({ offset: true }).max(40).refine((at) => Date.parse(at) > 0, 'Not an instant.'),
  kind: Kind,
  record_id: z.uuid(),
});

export const SyncStatusInput = z.strictObject({ status: z.enum(SYNC_FILTERS).optional(), after: SyncCursor.optional() });

export const RetrySyncInput = z.strictObject({ kind: Kind, recordId: z.uuid() });
export type RetrySyncInput = z.infer<typeof RetrySyncInput>;
