import type { Routing, RoutingAnswers, Tier } from '../routing.schema.ts';

type Fees = Record<Tier, number | null>;
export type NaiveRouting = Omit<Routing, 'factors' | 'reason' | 'ruleVersion'>;

/** The written rules once more, as plainly as they can be put and with their figures, so that `route` has something to disagree with. */
export function naiveRoute(answers: RoutingAnswers, fees: Fees): NaiveRouting {
  const budgetTier = tierOfBudget(answers);
  const score = (tier: number) =>
    (budgetTier === tier ? 40 : 0) +
    (assetTiers(answers).includes(tier) ? 25 : 0) +
    (timelineTiers(answers).includes(tier) ? 20 : 0) +
    (typeTiers(answers).includes(tier) ? 15 : 0);

  let scoreTier = 1;
  for (const tier of [2, 3, 4]) if (isBetter(tier, scoreTier, budgetTier, score)) scoreTier = tier;

  const minimums = hardRuleMinimums(answers);
  const tier = Math.max(scoreTier, ...Object.values(minimums)) as Tier;
  const hardRules = Object.keys(minimums).filter((code) => minimums[code]! > scoreTier);
  const redFlags = flags(answers, budgetTier);
  const confidence = score(tier) >= 75 ? 'high' : score(tier) >= 50 ? 'medium' : 'low';
  const fee = fees[tier];

  return {
    tier,
    score: score(tier),
    confidence,
    needsReview:
      tier === 4 ||
      confidence === 'low' ||
      redFlags.length > 0 ||
      hardRules.length > 0 ||
      tier > budgetTier + 1 ||
      (answers.budget.kind === 'amount' && fee !== null && fee > answers.budget.cents * 0.3),
    hardRules: hardRules as Routing['hardRules'],
    redFlags,
    notices: answers.timelineWeeks < { 1: 2, 2: 4, 3: 8, 4: 12 }[tier] ? ['tight_timeline'] : [],
    alternatives: ([1, 2, 3, 4] as Tier[])
      .filter((other) => other !== tier && score(other) >= 50 && other >= Math.max(1, ...Object.values(minimums)))
      .sort((a, b) => (isBetter(a, b, budgetTier, score) ? -1 : 1)),
  };
}

function isBetter(a: number, b: number, budgetTier: number, score: (tier: number) => number): boolean {
  if (score(a) !== score(b)) return score(a) > score(b);
  const [farA, farB] = [Math.abs(a - budgetTier), Math.abs(b - budgetTier)];
  return farA === farB ? a < b : farA < farB;
}

function tierOfBudget({ budget }: RoutingAnswers): number {
  if (budget.kind === 'share_of_install') return 4;
  if (budget.kind === 'unsure') return 2;
  if (budget.cents < 7_500_00) return 1;
  if (budget.cents < 15_000_00) return 2;
  return budget.cents < 35_000_00 ? 3 : 4;
}

function assetTiers({ hasSurvey, hasDrawings }: RoutingAnswers): number[] {
  if (hasSurvey && hasDrawings) return [1, 2];
  return hasSurvey || hasDrawings ? [2, 3] : [3, 4];
}

function timelineTiers({ timelineWeeks }: RoutingAnswers): number[] {
  if (timelineWeeks < 2) return [1, 2];
  return timelineWeeks <= 8 ? [1, 2, 3] : [3, 4];
}

function typeTiers({ projectType }: RoutingAnswers): number[] {
  switch (projectType) {
    case 'simple_renovation':
    case 'small_addition':
      return [1, 2];
    case 'standard_renovation':
      return [1, 2, 3];
    case 'standard_addition':
      return [2, 3];
    case 'major_renovation':
    case 'new_build':
      return [3, 4];
    case 'complex':
    case 'multiple_properties':
      return [4];
  }
}

function hardRuleMinimums({ budget, projectType, hasSurvey, hasDrawings }: RoutingAnswers): Record<string, number> {
  const minimums: Record<string, number> = {};
  if (!hasSurvey && !hasDrawings) minimums.no_assets = 3;
  if (projectType === 'new_build' || projectType === 'major_renovation') minimums.major_type = 3;
  if (projectType === 'complex' || projectType === 'multiple_properties') minimums.top_type = 4;
  if (budget.kind === 'share_of_install' || (budget.kind === 'amount' && budget.cents >= 35_000_00)) minimums.top_budget = 4;
  return minimums;
}

function flags(answers: RoutingAnswers, budgetTier: number): Routing['redFlags'] {
  const { budget, timelineWeeks, projectType, hasSurvey, hasDrawings } = answers;
  const found: Routing['redFlags'] = [];
  const isKnownUnder = (dollars: number) => budget.kind === 'amount' && budget.cents < dollars * 100;
  const isRushed = timelineWeeks < 2;
  if (budget.kind === 'unsure' || isKnownUnder(2_500)) found.push({ code: 'budget_unclear', severity: 'warning' });
  if (isRushed) found.push({ code: 'timeline_unrealistic', severity: 'warning' });
  if (isRushed && budgetTier >= 3) found.push({ code: 'budget_timeline_mismatch', severity: 'warning' });
  if (isRushed && !hasSurvey && !hasDrawings) found.push({ code: 'no_assets_fast_timeline', severity: 'critical' });
  if (typeTiers(answers).every((tier) => tier >= 3) && isKnownUnder(15_000)) found.push({ code: 'complex_low_budget', severity: 'critical' });
  if (projectType === 'multiple_properties') found.push({ code: 'multiple_properties', severity: 'warning' });
  return found;
}
