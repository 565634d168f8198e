import document from '../rules-v1.json' with { type: 'json' };
import { publishedRules } from '../routing-rules.schema.ts';
import type { RoutingAnswers } from '../routing.schema.ts';

export const RULES = publishedRules.parse({ version: 1, document, fees: { 1: 29_900, 2: 149_900, 3: 499_900, 4: null } });

export const dollars = (amount: number): RoutingAnswers['budget'] => ({ kind: 'amount', cents: Math.round(amount * 100) });

/** Answers that every factor agrees on: tier 2, no review. Each test changes what it is about. */
export const answers = (changes: Partial<RoutingAnswers> = {}): RoutingAnswers => ({
  budget: dollars(10_000),
  timelineWeeks: 6,
  projectType: 'standard_renovation',
  hasSurvey: true,
  hasDrawings: false,
  ...changes,
});
