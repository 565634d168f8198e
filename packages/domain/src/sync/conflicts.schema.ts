import { z } from '@sage/config/z';

const ConflictCursor = z.strictObject({
  seen_at: z.iso.datetime({ offset: true }).max(40).refine((at) => Date.parse(at) > 0, 'Not an instant.'),
  id: z.uuid(),
});
export const ConflictsInput = z.strictObject({ state: z.enum(['to_decide', 'put_back', 'decided']).default('to_decide'), after: ConflictCursor.optional() });

export const ConflictRef = z.strictObject({ conflictId: z.uuid() });
export type ConflictRef = z.infer<typeof ConflictRef>;

/** What was put back, up to the newest that was shown, and how many there were. */
export const LeaveConflictsInput = z.strictObject({ until: ConflictCursor, shown: z.int().min(1).max(1_000_000) });
export type LeaveConflictsInput = z.infer<typeof LeaveConflictsInput>;

export const ReconcileInput = z.strictObject({ dryRunId: z.uuid().optional() });
export type ReconcileInput = z.infer<typeof ReconcileInput>;
