import { z } from '@sage/config/z';
import type { Client, Enums } from '../client.ts';
import { unwrap } from '../unwrap.ts';
import { counts, cursor, type Cursor } from './paging.ts';

const status = z.enum(['new', 'qualified', 'needs_review', 'closed']);

const queuedLead = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  email: z.string(),
  project_address: z.string(),
  tier: z.number().int(),
  converted_at: z.string().nullable(),
  created_at: z.string(),
});
export type QueuedLead = z.infer<typeof queuedLead>;

/** What the router said when the lead came in. Imported leads have none, and one that cannot be read counts as none. */
const routingResult = z
  .object({
    tier: z.number().int(),
    score: z.number(),
    confidence: z.string(),
    factors: z.array(z.object({ factor: z.string(), weight: z.number(), tiers: z.array(z.number().int()), says: z.string() })),
    hardRules: z.array(z.string()),
    redFlags: z.array(z.object({ code: z.string(), severity: z.string() })),
    notices: z.array(z.string()),
    reason: z.string(),
  })
  .nullable()
  .catch(null);

const reviewedLead = z.object({
  id: z.uuid(),
  source: z.enum(['form', 'hand', 'import']),
  name: z.string().nullable(),
  email: z.string(),
  phone: z.string().nullable(),
  project_address: z.string(),
  budget_range: z.string().nullable(),
  budget_kind: z.enum(['amount', 'share_of_install', 'unsure']).nullable(),
  budget_cents: z.number().int().nullable(),
  timeline: z.string().nullable(),
  timeline_weeks: z.number().int().nullable(),
  project_type: z.string().nullable(),
  has_survey: z.boolean().nullable(),
  has_drawings: z.boolean().nullable(),
  recommended_tier: z.number().int(),
  approved_tier: z.number().int().nullable(),
  /** The fee of the approved, else of the recommended tier; null where it is quoted. */
  fee_cents: z.number().int().nullable(),
  currency: z.string(),
  routing_reason: z.string().nullable(),
  routing_result: routingResult,
  rule_version: z.number().int().nullable(),
  status,
  reviewer: z.string().nullable(),
  reviewed_at: z.string().nullable(),
  review_reason: z.string().nullable(),
  converted_at: z.string().nullable(),
  project: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  others: z.array(z.object({ id: z.uuid(), project_address: z.string(), status, created_at: z.string() })),
  created_at: z.string(),
  row_version: z.number().int(),
});
export type ReviewedLead = z.infer<typeof reviewedLead>;

const leadQueue = z.object({ zone: z.string(), counts, leads: z.array(queuedLead), next: cursor.nullable(), lead: reviewedLead.nullable() });
export type LeadQueue = z.infer<typeof leadQueue>;

export interface LeadQueuePage {
  status: Enums<'lead_status'>;
  after?: Cursor;
  limit?: number;
  leadId?: string;
}

export interface LeadDecision {
  id: string;
  decision: 'approve' | 'change' | 'close' | 'reopen' | 'ask';
  tier?: number;
  reason?: string;
  rowVersion: number;
}

const decided = z.object({ id: z.uuid(), status, approved_tier: z.number().int().nullable(), row_version: z.number().int() });

export const leadReviewQueries = (client: Client) => ({
  /** The queue and the lead that is looked at, in one round trip. What waits comes oldest first. */
  page: async ({ status: p_status, after, limit, leadId }: LeadQueuePage): Promise<LeadQueue> =>
    leadQueue.parse(unwrap(await client.rpc('ops_leads', { p_status, p_after: after, p_limit: limit, p_id: leadId }))),

  /** One transaction: the decision, its audit row and what Notion is to hear of it. */
  decide: async ({ id, decision, tier, reason, rowVersion }: LeadDecision) =>
    decided.parse(
      unwrap(
        await client.rpc('review_lead', {
          p_id: id,
          p_decision: decision,
          p_row_version: rowVersion,
          // The generated types do not know that an argument may be null.
          p_tier: (tier ?? null) as number,
          p_reason: (reason ?? null) as string,
        }),
      ),
    ),
});
