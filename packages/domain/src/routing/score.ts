import type { Facts } from './facts.ts';
import type { RoutingRulesDocument } from './routing-rules.schema.ts';
import { FACTORS, TIERS, type Confidence, type Tier } from './routing.schema.ts';

/** What share of the weights each tier has, 0 to 100. */
export type Shares = Record<Tier, number>;

export function sharesOf(weights: RoutingRulesDocument['weights'], { allowed }: Facts): Shares {
  const shareOf = (tier: Tier) => FACTORS.reduce((sum, factor) => (allowed[factor].includes(tier) ? sum + weights[factor] : sum), 0);
  return { 1: shareOf(1), 2: shareOf(2), 3: shareOf(3), 4: shareOf(4) };
}

/** Best first; a tie goes to the tier nearer to the budget's, then to the lower. */
export function ranked(shares: Shares, budgetTier: Tier): Tier[] {
  const distance = (tier: Tier) => Math.abs(tier - budgetTier);
  return [...TIERS].sort((a, b) => shares[b] - shares[a] || distance(a) - distance(b) || a - b);
}

export function confidenceOf({ highFrom, mediumFrom }: RoutingRulesDocument['confidence'], score: number): Confidence {
  if (score >= highFrom) return 'high';
  return score >= mediumFrom ? 'medium' : 'low';
}
