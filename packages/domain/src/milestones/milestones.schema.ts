import { z } from '@sage/config/z';

const REASON = { min: 10, max: 500 };

/** Why a step goes back, is completed against the rules, or a project is closed: for the audit log. */
export const Reason = z.string({ error: 'Give a reason.' }).trim().min(REASON.min, 'Use at least 10 characters.').max(REASON.max, 'Use at most 500 characters.');

export const RowVersion = z.coerce.number().int().min(1).max(2_147_483_647);

/** `rowVersion` is that of the step as it was shown. */
const milestone = { milestoneId: z.uuid(), rowVersion: RowVersion };

/** `approved`: the client approved at this review, so that no later round is needed. `reason`: an admin's, to hand over although something is owed. */
export const CompleteMilestoneInput = z.strictObject({ ...milestone, approved: z.boolean().default(false), reason: Reason.optional() });
export type CompleteMilestoneInput = z.infer<typeof CompleteMilestoneInput>;

export const ReturnMilestoneInput = z.strictObject({ ...milestone, reason: Reason });
export type ReturnMilestoneInput = z.infer<typeof ReturnMilestoneInput>;

/** An extra round of a project, and why. */
export const AddRoundInput = z.strictObject({ projectId: z.uuid(), reason: Reason });
export type AddRoundInput = z.infer<typeof AddRoundInput>;

export const StartMilestoneInput = z.strictObject(milestone);
export type StartMilestoneInput = z.infer<typeof StartMilestoneInput>;
