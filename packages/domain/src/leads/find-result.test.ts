import type { SubmissionResult } from '@sage/db';
import { expect, it } from 'vitest';
import { findResult } from './find-result.ts';
import { SUBMISSION_ID, submissionResultOf } from './testing/submissions.ts';

/** why: what the database tells has tests on Postgres; here it is how it is read. */
const result = (row: SubmissionResult | null) => findResult({ db: { submissions: { findResult: async () => row } } }, { submissionId: SUBMISSION_ID });

it('offers the tier that the team approved, and says that it is another', async () => {
  expect(await result(submissionResultOf())).toMatchObject({ tier: 2, isChanged: false });
  expect(await result(submissionResultOf({ approved_tier: 3 }))).toMatchObject({ tier: 3, isChanged: true });
  expect(await result(submissionResultOf({ status: 'needs_review', approved_tier: null, payable: null }))).toMatchObject({ tier: 2, isChanged: false });
});

it('weighs what would change it by the rules that routed the lead', async () => {
  const row = submissionResultOf();
  expect((await result(row)).whatIf.map(({ factor, tier }) => [factor, tier])).toEqual([['budget', 1], ['assets', 3], ['project_type', 3]]);
  const lenient = structuredClone(row);
  (lenient.rules.document as { hardRules: { minimumTier: number }[] }).hardRules.forEach((rule) => (rule.minimumTier = 1));
  expect((await result(lenient)).whatIf).not.toEqual((await result(row)).whatIf);
});

it('is not found for an id that nobody was given', async () => {
  await expect(result(null)).rejects.toMatchObject({ kind: 'not_found' });
});
