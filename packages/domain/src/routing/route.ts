import { matching } from './conditions.ts';
import { readFacts } from './facts.ts';
import { needsReview } from './review.ts';
import type { PublishedRules } from './routing-rules.schema.ts';
import { FACTORS, TIERS, type Routing, type RoutingAnswers, type Tier } from './routing.schema.ts';
import { confidenceOf, ranked, sharesOf } from './score.ts';
import { reasonFor } from './words/reason.ts';
import { saysOf } from './words/says.ts';

export type { PublishedRules } from './routing-rules.schema.ts';
export type { Routing, RoutingAnswers } from './routing.schema.ts';

/** The tier that suits a project, and why. Pure: what a prospect sees and what is stored come from this call on the same input. */
export function route(rules: PublishedRules, answers: RoutingAnswers): Routing {
  const { document, version } = rules;
  const facts = readFacts(document.factors, answers);
  const shares = sharesOf(document.weights, facts);
  const ranking = ranked(shares, facts.budgetTier);
  const [scoreTier = TIERS[0]] = ranking;

  const rulesHeld = matching(document.hardRules, facts);
  const floor = highest(rulesHeld.map(({ minimumTier }) => minimumTier));
  const tier = highest([scoreTier, floor]);
  const raising = rulesHeld.filter(({ minimumTier }) => minimumTier > scoreTier);

  const score = shares[tier];
  const confidence = confidenceOf(document.confidence, score);
  const redFlags = matching(document.redFlags, facts).map(({ code, severity }) => ({ code, severity }));
  const hardRules = raising.map(({ code }) => code);
  const isTight = answers.timelineWeeks < document.minimumWeeks[tier];
  const says = saysOf(document.factors, facts);

  return {
    tier,
    score,
    confidence,
    needsReview: needsReview(rules, answers, { tier, confidence, hardRules, redFlags, budgetTier: facts.budgetTier }),
    factors: FACTORS.map((factor) => ({ factor, weight: document.weights[factor], tiers: [...facts.allowed[factor]], says: says[factor] })),
    hardRules,
    redFlags,
    notices: isTight ? ['tight_timeline'] : [],
    alternatives: ranking.filter((other) => other !== tier && other >= floor && shares[other] >= document.alternativesFrom),
    reason: reasonFor(facts, {
      tier,
      scoreTier,
      raisedBy: raising.filter(({ minimumTier }) => minimumTier === tier).map(({ code }) => code),
      tightFor: isTight ? document.minimumWeeks[tier] : null,
    }),
    ruleVersion: version,
  };
}

const highest = (tiers: readonly Tier[]): Tier => TIERS.findLast((tier) => tiers.includes(tier)) ?? TIERS[0];
