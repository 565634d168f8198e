import type { SubmissionRow } from '@sage/db';
import { describe, expect, it } from 'vitest';
import { route } from '../routing/route.ts';
import { answers, dollars, RULES } from '../routing/testing/fixtures.ts';
import { leadSubmission, type LeadSubmission } from './leads.schema.ts';
import { submitLead } from './submit-lead.ts';
import { leadSubmissionOf } from './testing/submissions.ts';

/** why: what the database makes of a row has tests on Postgres; here it is what reaches it that counts. */
async function rowFor(changes: Partial<LeadSubmission> = {}): Promise<SubmissionRow> {
  const rows: SubmissionRow[] = [];
  const submit = async (row: SubmissionRow) => (rows.push(row), { submission_id: row.submission_id, status: 'qualified' as const, created: true });
  const db = { routingRules: { findPublished: async () => structuredClone(RULES) as never }, submissions: { submit } };
  await submitLead({ db, address: '203.0.113.77' }, leadSubmissionOf(changes));
  expect(rows).toHaveLength(1);
  return rows[0]!;
}

describe('submitting a lead', () => {
  it('stores what the preview shows for the same answers, and the answers as they came', async () => {
    for (const given of [answers(), answers({ projectType: 'complex', hasSurvey: false }), answers({ budget: { kind: 'unsure' } })]) {
      const row = await rowFor({ answers: given });
      expect(row.routing).toEqual(route(RULES, given));
      expect(row.answers).toEqual(given);
    }
  });

  it('fills every column of the lead', async () => {
    expect(await rowFor()).toMatchObject({
      submission_id: leadSubmissionOf().submissionId, name: 'Nora Lind', email: 'nora@example.com', phone: '213 555 0100', project_address: '418 Alder Lane',
      budget_kind: 'amount', budget_cents: 1_000_000, timeline: '6 weeks', timeline_weeks: 6, project_type: 'standard_renovation', has_survey: true, has_drawings: false,
      network: '203.0.113.0/24',
    });
  });

  it.each<[LeadSubmission['answers']['budget'], boolean, string, number | null]>([
    [dollars(0), true, 'Under $2,500', 0],
    [dollars(7_500), true, '$7,500 to $15,000', 750_000],
    [dollars(35_000), true, '$35,000 and up', 3_500_000],
    [dollars(7_500), false, '$7,500', 750_000],
    [dollars(8_000.5), true, '$8,000.50', 800_050],
    [{ kind: 'share_of_install' }, false, 'Share of install', null],
    [{ kind: 'unsure' }, false, 'Not sure', null],
  ])('names the budget %o (a band: %s) %s', async (budget, budgetIsBand, budget_range, budget_cents) => {
    expect(await rowFor({ answers: answers({ budget }), budgetIsBand })).toMatchObject({ budget_range, budget_cents });
  });
});

describe('what may be submitted', () => {
  const isAccepted = (changes: object) => leadSubmission.safeParse({ ...leadSubmissionOf(), ...changes }).success;
  const { contact } = leadSubmissionOf();

  it.each<[string, object]>([
    ['a name in any script', { contact: { ...contact, name: 'Åsa Öström-李' } }],
    ['no phone', { contact: { name: contact.name, email: contact.email } }],
    ['a phone from abroad', { contact: { ...contact, phone: '+46 (0)8-123 45 67' } }],
  ])('is %s', (_, changes) => {
    expect(isAccepted(changes)).toBe(true);
  });

  it.each<[string, object]>([
    ['a form without an id', { submissionId: '1' }],
    ['an empty name', { contact: { ...contact, name: '  ' } }],
    ['a name that Postgres cannot hold', { contact: { ...contact, name: 'Nora\u0000' } }],
    ['half a character', { contact: { ...contact, name: 'Nora\ud800' } }],
    ['a name of two lines', { contact: { ...contact, name: 'Nora\nBcc: all' } }],
    ['an endless name', { contact: { ...contact, name: 'x'.repeat(121) } }],
    ['no e-mail', { contact: { ...contact, email: '' } }],
    ['an e-mail without a domain', { contact: { ...contact, email: 'nora@' } }],
    ['a phone of words', { contact: { ...contact, phone: 'call me' } }],
    ['no address', { projectAddress: '' }],
    ['a tier of one\'s own choice', { tier: 1 }],
    ['a budget below nothing', { answers: answers({ budget: { kind: 'amount', cents: -1 } }) }],
    ['a kind of project that nobody offers', { answers: { ...answers(), projectType: 'castle' } }],
    ['a contact with more than was asked', { contact: { ...contact, admin: true } }],
  ])('is not %s', (_, changes) => {
    expect(isAccepted(changes)).toBe(false);
  });
});
