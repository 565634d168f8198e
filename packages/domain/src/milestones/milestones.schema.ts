import { z } from '@sage/config/z';

const REASON = { min: 10, max: 500 };

/** Why a step goes back, or is completed against the rules. */
const reason = z.string({ error: 'Give a reason.' }).trim().min(REASON.min, 'Use at least 10 characters.').max(REASON.max, 'Use at most 500 characters.');

/** `rowVersion` is that of the step as it was shown. */
const milestone = { milestoneId: z.uuid(), rowVersion: z.coerce.number().int().min(1).max(2_147_483_647) };

/** `approved`: the client approved at this review, so that no later round is needed. `reason`: an admin's, to hand over although something is owed. */
export const CompleteMilestoneInput = z.strictObject({ ...milestone, approved: z.boolean().default(false), reason: reason.optional() });
export type CompleteMilestoneInput = z.infer<typeof CompleteMilestoneInput>;

export const ReturnMilestoneInput = z.strictObject({ ...milestone, reason });
export type ReturnMilestoneInput = z.infer<typeof ReturnMilestoneInput>;

export const StartMilestoneInput = z.strictObject(milestone);
export type StartMilestoneInput = z.infer<typeof StartMilestoneInput>;
