import { z } from '@sage/config/z';

const ConflictCursor = z.strictObject({
  created_at: z.iso.datetime({ offset: true }).max(40).refine((at) => Date.parse(at) > 0, 'Not an instant.'),
  id: z.uuid(),
});
export const ConflictsInput = z.strictObject({ state: z.enum(['to_decide', 'put_back', 'decided']).default('to_decide'), after: ConflictCursor.optional() });

export const ConflictRef = z.strictObject({ conflictId: z.uuid() });
export type ConflictRef = z.infer<typeof ConflictRef>;

export const ReconcileInput = z.strictObject({ dryRunId: z.uuid().optional() });
export type ReconcileInput = z.infer<typeof ReconcileInput>;
