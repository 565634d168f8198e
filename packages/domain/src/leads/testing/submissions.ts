import type { SubmissionResult } from '@sage/db';
import { route } from '../../routing/route.ts';
import { answers, RULES } from '../../routing/testing/fixtures.ts';
import type { LeadSubmission } from '../leads.schema.ts';

export const SUBMISSION_ID = '0b4f9a2e-0000-4000-8000-0000000000aa';

/** A form that was filled in; each test changes what it is about. */
export const leadSubmissionOf = (changes: Partial<LeadSubmission> = {}): LeadSubmission => ({
  submissionId: SUBMISSION_ID,
  contact: { name: 'Nora Lind', email: 'nora@example.com', phone: '213 555 0100' },
  projectAddress: '418 Alder Lane',
  answers: answers(),
  budgetIsBand: false,
  ...changes,
});

/** What the database tells of that lead. */
export const submissionResultOf = (changes: Partial<SubmissionResult> = {}): SubmissionResult => ({
  submission_id: SUBMISSION_ID,
  street: '418 Alder Lane',
  status: 'qualified',
  recommended_tier: 2,
  approved_tier: 2,
  answers: answers(),
  routing: route(RULES, answers()),
  rules: structuredClone(RULES) as SubmissionResult['rules'],
  tiers: [],
  paid: false,
  processing: false,
  payable: { purpose: 'full', amount_cents: 149_900, currency: 'usd' },
  opened: false,
  booking_url: null,
  ...changes,
});
