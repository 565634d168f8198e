import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { leadSubmission } from '../packages/domain/src/leads/leads.schema.ts';
import { submissionRow } from '../packages/domain/src/leads/submit-lead.ts';
import document from '../packages/domain/src/routing/rules-v1.json' with { type: 'json' };
import { publishedRules } from '../packages/domain/src/routing/routing-rules.schema.ts';
import { PROSPECTS } from '../packages/local-services/src/studio/prospects.ts';

const rules = publishedRules.parse({ version: 1, document, fees: { 1: 29_900, 2: 149_900, 3: 499_900, 4: null } });

/** The demo prospects' forms as the product stores them: routed by the real rules. */
export const studioSubmissions = () => PROSPECTS.map((form) => submissionRow(rules, leadSubmission.parse(form)));

// Called as a program it writes what the demo studio is seeded with; a test compares.
if (process.argv[1]?.endsWith('studio-submissions.ts')) {
  const file = path.resolve(import.meta.dirname, '../packages/local-services/src/studio/submissions.json');
  writeFileSync(file, `${JSON.stringify(studioSubmissions(), null, 2)}\n`);
}
