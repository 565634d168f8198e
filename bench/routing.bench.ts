import { bench, describe } from 'vitest';
import document from '../packages/domain/src/routing/rules-v1.json' with { type: 'json' };
import { publishedRules } from '../packages/domain/src/routing/routing-rules.schema.ts';
import { route } from '../packages/domain/src/routing/route.ts';

const fees = { 1: 29_900, 2: 149_900, 3: 499_900, 4: null };
const rules = publishedRules.parse({ version: 1, document, fees });
const answers = { budget: { kind: 'amount', cents: 500_000 }, timelineWeeks: 1, projectType: 'new_build', hasSurvey: false, hasDrawings: false } as const;

describe('one preview: checking the rules costs more than routing, and neither matters beside a request', () => {
  bench('route', () => void route(rules, answers));
  bench('check the rules document', () => void publishedRules.parse({ version: 1, document, fees }));
});
