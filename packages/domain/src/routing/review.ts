import type { PublishedRules } from './routing-rules.schema.ts';
import type { Routing, RoutingAnswers, Tier } from './routing.schema.ts';

type Outcome = Pick<Routing, 'tier' | 'confidence' | 'hardRules' | 'redFlags'> & { budgetTier: Tier };

/** True when the studio looks at the lead before anything is paid. */
export function needsReview({ document: { review }, fees }: PublishedRules, { budget }: RoutingAnswers, outcome: Outcome): boolean {
  return (
    review.tiers.includes(outcome.tier) ||
    review.confidences.includes(outcome.confidence) ||
    (review.anyRedFlag && outcome.redFlags.length > 0) ||
    (review.anyHardRule && outcome.hardRules.length > 0) ||
    outcome.tier - outcome.budgetTier > review.tiersAboveBudget ||
    isFeeTooLarge(fees[outcome.tier], budget, review.feeSharePercent)
  );
}

/** A tier without a fee is quoted, and a budget that nobody knows has no share. */
const isFeeTooLarge = (feeCents: number | null, budget: RoutingAnswers['budget'], percent: number): boolean =>
  feeCents !== null && budget.kind === 'amount' && feeCents * 100 > budget.cents * percent;
