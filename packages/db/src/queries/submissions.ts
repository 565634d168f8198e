import { z } from '@sage/config/z';
import type { Json } from '../../database.types.ts';
import type { Client } from '../client.ts';
import { unwrap } from '../unwrap.ts';
import { intakeTier } from './tiers.ts';

const status = z.enum(['new', 'qualified', 'needs_review', 'closed']);

/** A lead's columns as the form fills them. `routing` is the whole result, `answers` what was sent, before any reading of it. */
export interface SubmissionRow {
  submission_id: string;
  email: string;
  name: string;
  phone: string | null;
  project_address: string;
  budget_range: string | null;
  budget_kind: string;
  budget_cents: number | null;
  timeline: string;
  timeline_weeks: number;
  project_type: string;
  has_survey: boolean;
  has_drawings: boolean;
  answers: Json;
  routing: Json;
  /** Limits count by it. It is not stored with the lead. */
  network: string;
}

/** `created` is false when this submission was here before. */
const submitted = z.object({ submission_id: z.uuid(), status, created: z.boolean() });
export type Submitted = z.infer<typeof submitted>;

const payable = z.object({ purpose: z.enum(['full', 'deposit']), amount_cents: z.number().int(), currency: z.string() });
export type Payable = z.infer<typeof payable>;

/** The documents' own schemas are routing's business: they arrive here unchecked. No name, e-mail or phone. */
const submissionResult = z.object({
  submission_id: z.uuid(),
  /** Of the address no more than this; null when it cannot be told for sure. */
  street: z.string().nullable(),
  status,
  recommended_tier: z.number().int(),
  approved_tier: z.number().int().nullable(),
  answers: z.unknown(),
  routing: z.unknown(),
  rules: z.object({ version: z.number().int(), document: z.unknown(), fees: z.record(z.string(), z.number().int().nullable()) }),
  tiers: z.array(intakeTier),
  paid: z.boolean(),
  /** It is on its way, and the bank has not confirmed it. */
  processing: z.boolean(),
  payable: payable.nullable(),
  /** The project is open, paid or not. */
  opened: z.boolean(),
  /** Where a lead of tier 4 books its consult; null for other tiers, and while the studio has named none. */
  booking_url: z.string().nullable(),
});
export type SubmissionResult = z.infer<typeof submissionResult>;

export const submissionQueries = (client: Client) => ({
  /** Lead, audit, outbox, status and mail in one transaction; the same id again is the same lead. */
  submit: async (submission: SubmissionRow): Promise<Submitted> =>
    submitted.parse(unwrap(await client.rpc('intake_submit', { p_submission: submission as unknown as Json }))),

  findResult: async (submissionId: string): Promise<SubmissionResult | null> =>
    submissionResult.nullable().parse(unwrap(await client.rpc('intake_result', { p_submission_id: submissionId }))),
});
