import type { Assets, RoutingRulesDocument } from './routing-rules.schema.ts';
import type { Factor, RoutingAnswers, Tier } from './routing.schema.ts';

type Factors = RoutingRulesDocument['factors'];

/** The answers, and what the rules make of each. */
export interface Facts {
  answers: RoutingAnswers;
  assets: Assets;
  budgetTier: Tier;
  /** The tiers that each factor allows. */
  allowed: Record<Factor, Tier[]>;
}

export function readFacts({ budget, assets, timeline, project_type }: Factors, answers: RoutingAnswers): Facts {
  const budgetTier = tierOfBudget(budget, answers.budget);
  const held = heldAssets(answers);
  return {
    answers,
    assets: held,
    budgetTier,
    allowed: {
      budget: [budgetTier],
      assets: assets[held],
      timeline: bandOf(timeline.bandsInWeeks, answers.timelineWeeks).tiers,
      project_type: project_type[answers.projectType],
    },
  };
}

/** The band that a value falls in. The schema makes bands cover every value that an answer may have. */
export function bandOf<B extends { below: number | null }>(bands: readonly B[], value: number): B {
  const band = bands.find(({ below }) => below === null || value < below);
  if (!band) throw new RangeError(`No band for ${value}: the last one must be open.`);
  return band;
}

function tierOfBudget(budget: Factors['budget'], answer: RoutingAnswers['budget']): Tier {
  if (answer.kind === 'share_of_install') return budget.shareOfInstallTier;
  if (answer.kind === 'unsure') return budget.unsureTier;
  return bandOf(budget.bandsInCents, answer.cents).tier;
}

function heldAssets({ hasSurvey, hasDrawings }: RoutingAnswers): Assets {
  if (hasSurvey && hasDrawings) return 'both';
  return hasSurvey || hasDrawings ? 'one' : 'none';
}
