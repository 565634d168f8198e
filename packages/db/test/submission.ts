import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { acting, one } from './acting.ts';

const ANSWERS = { budget: { kind: 'amount', cents: 1_000_000 }, timelineWeeks: 6, projectType: 'standard_renovation', hasSurvey: true, hasDrawings: false };
const ROUTING = { tier: 2, score: 100, confidence: 'high', needsReview: false, reason: 'Your answers point to tier two.', ruleVersion: 1 };

/** What our server sends for one form. */
export const submission = (changes: object = {}, routing: object = {}) => ({
  submission_id: randomUUID(),
  email: `${randomUUID()}@example.com`,
  name: 'Nora Lind',
  phone: null,
  project_address: '418 Alder Lane',
  budget_range: '$7,500 to $15,000',
  budget_kind: 'amount',
  budget_cents: 1_000_000,
  timeline: '6 weeks',
  timeline_weeks: 6,
  project_type: 'standard_renovation',
  has_survey: true,
  has_drawings: false,
  answers: ANSWERS,
  routing: { ...ROUTING, ...routing },
  network: randomUUID(),
  ...changes,
});
export type Submission = ReturnType<typeof submission>;

export interface Answer {
  submission_id: string;
  status: string;
  created: boolean;
}

/** As the public form's role, and kept. */
export const submit = (client: Client, sent: Submission): Promise<Answer> =>
  acting(
    client,
    { kind: 'intake', asRole: true, claims: { request_id: 'req-intake', address: '203.0.113.9' } },
    async () => (await one<{ answer: Answer }>(client, 'select public.intake_submit($1) as answer', [JSON.stringify(sent)])).answer,
    { keep: true },
  );

export const resultOf = async (client: Client, submissionId: string) =>
  acting(
    client,
    { kind: 'intake', asRole: true },
    async () => (await one<{ result: Record<string, unknown> | null }>(client, 'select public.intake_result($1) as result', [submissionId])).result,
  );
