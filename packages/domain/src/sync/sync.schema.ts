import { z } from '@sage/config/z';

const SYNC_FILTERS = ['failed', 'pending', 'retrying', 'synced', 'conflict'] as const;

const Kind = z.string().regex(/^[a-z_]{1,40}$/);
const SyncCursor = z.strictObject({
  updated_at: z.iso.datetime({ offset: true }).max(40).refine((at) => Date.parse(at) > 0, 'Not an instant.'),
  kind: Kind,
  record_id: z.uuid(),
});

export const SyncStatusInput = z.strictObject({ status: z.enum(SYNC_FILTERS).optional(), after: SyncCursor.optional() });

const Reason = z.string().trim().min(10).max(500);

/** The page of activity before this one. */
export const SyncActivityInput = z.strictObject({ before: z.int().positive().optional() });

export const SyncToNotionInput = z.strictObject({ resourceType: Kind, resourceId: z.uuid() });
export type SyncToNotionInput = z.infer<typeof SyncToNotionInput>;

export const SyncKindInput = z.strictObject({ kind: Kind });
export type SyncKindInput = z.infer<typeof SyncKindInput>;

/** Without a kind it is everything. */
export const PauseSyncInput = z.strictObject({ kind: Kind.optional(), reason: Reason });
export type PauseSyncInput = z.infer<typeof PauseSyncInput>;

export const LiftSyncBlockInput = z.strictObject({ reason: Reason });
export type LiftSyncBlockInput = z.infer<typeof LiftSyncBlockInput>;

export const SetSyncKindInput = z.strictObject({ kind: Kind, mode: z.enum(['off', 'push', 'two_way']), withDetails: z.boolean(), trashPolicy: z.enum(['restore', 'detach', 'recreate']), pollSeconds: z.int().min(10).max(240), reason: Reason.optional() });
export type SetSyncKindInput = z.infer<typeof SetSyncKindInput>;

/** One word that begins with a sign, so that no comment means the client by accident. */
export const SetClientMarkInput = z.strictObject({ mark: z.string().trim().regex(/^[@#!]\S{1,39}$/, 'One word that begins with @, # or !, of 2 to 40 characters.') });
export type SetClientMarkInput = z.infer<typeof SetClientMarkInput>;

export const RebuildInput = z.strictObject({ planId: z.uuid(), confirmation: z.string().trim().min(1).max(200) });
export type RebuildInput = z.infer<typeof RebuildInput>;

export const SyncRecordRef = z.strictObject({ kind: Kind, recordId: z.uuid() });
export type SyncRecordRef = z.infer<typeof SyncRecordRef>;
