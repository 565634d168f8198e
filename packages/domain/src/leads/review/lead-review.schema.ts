import { z } from '@sage/config/z';
import { Cursor } from '../../paging/paging.schema.ts';

export const LEAD_STATUSES = ['needs_review', 'new', 'qualified', 'closed'] as const;
export type LeadStatus = (typeof LEAD_STATUSES)[number];

export const LeadQueueInput = z.strictObject({
  status: z.enum(LEAD_STATUSES),
  after: Cursor.optional(),
  /** The lead that is looked at; without one, the first of the page. */
  leadId: z.uuid().optional(),
});
export type LeadQueueInput = z.infer<typeof LeadQueueInput>;

const reason = z
  .string({ error: 'Give a reason.' })
  .trim()
  .min(10, 'Say a little more: a reason has at least 10 characters.')
  .max(500, 'Say it shorter: a reason has at most 500 characters.');
const question = z
  .string({ error: 'Write your question.' })
  .trim()
  .min(10, 'Say a little more: a question has at least 10 characters.')
  .max(500, 'Say it shorter: a question has at most 500 characters.');
const lead = { leadId: z.uuid(), rowVersion: z.int().min(1).max(2_147_483_647) };

/** `rowVersion` is that of the lead as it was shown: a decision about anything else is refused. */
export const ReviewLeadInput = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('approve'), ...lead }),
  z.strictObject({ decision: z.literal('change'), ...lead, tier: z.int({ error: 'Choose a tier.' }).min(1).max(4), reason }),
  z.strictObject({ decision: z.literal('close'), ...lead, reason }),
  /** The question is sent to the prospect as it is; nothing is decided yet. */
  z.strictObject({ decision: z.literal('ask'), ...lead, reason: question }),
  z.strictObject({ decision: z.literal('reopen'), ...lead }),
]);
export type ReviewLeadInput = z.infer<typeof ReviewLeadInput>;
export type Decision = ReviewLeadInput['decision'];
