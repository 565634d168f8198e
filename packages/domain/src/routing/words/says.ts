import { bandOf, type Facts } from '../facts.ts';
import type { RoutingRulesDocument } from '../routing-rules.schema.ts';
import type { Factor, ProjectType, Tier } from '../routing.schema.ts';
import { capitalised, dollars, inWords, tierList, weeks } from './numbers.ts';

type Factors = RoutingRulesDocument['factors'];

export const PROJECTS: Record<ProjectType, string> = {
  simple_renovation: 'a simple renovation',
  standard_renovation: 'a standard renovation',
  small_addition: 'a small addition',
  standard_addition: 'a standard addition',
  major_renovation: 'a major renovation',
  new_build: 'a new build',
  complex: 'a complex project',
  multiple_properties: 'work on multiple properties',
};

/** One sentence a factor: what the answer says about the tiers. */
export const saysOf = (factors: Factors, facts: Facts): Record<Factor, string> => ({
  budget: budgetSays(factors.budget, facts),
  assets: assetsSay(facts),
  timeline: timelineSays(factors.timeline, facts),
  project_type: `${capitalised(PROJECTS[facts.answers.projectType])} ${fits(facts.allowed.project_type)}.`,
});

const fits = (tiers: readonly Tier[]) => `fits ${tierList(tiers)}`;

function budgetSays({ bandsInCents }: Factors['budget'], { answers: { budget }, budgetTier }: Facts): string {
  if (budget.kind === 'share_of_install') return `A budget set as a share of the installation ${fits([budgetTier])}.`;
  if (budget.kind === 'unsure') return `You are not sure of your budget yet, so we start from ${tierList([budgetTier])}.`;
  const { from, below } = bandOf(bandsInCents, budget.cents);
  const amount = dollars(budget.cents);
  if (below === null) return budget.cents === from ? `${amount} is where our largest projects begin.` : `${amount} is over ${dollars(from)}, where our largest projects begin.`;
  if (from === 0) return `${amount} is under ${dollars(below)}, the least we usually plan for.`;
  return budget.cents === from ? `${amount} begins the range up to ${dollars(below)}.` : `${amount} falls between ${dollars(from)} and ${dollars(below)}.`;
}

function assetsSay({ answers, assets }: Facts): string {
  if (assets === 'both') return 'You have a survey and drawings, so we can start from them.';
  if (assets === 'none') return 'Without a survey or drawings, we need to see and measure the site first.';
  return answers.hasSurvey ? 'You have a survey. We will draw the rest.' : 'You have drawings. The site still needs a survey.';
}

function timelineSays({ bandsInWeeks }: Factors['timeline'], { answers: { timelineWeeks }, allowed }: Facts): string {
  const { from, below } = bandOf(bandsInWeeks, timelineWeeks);
  const span = `${capitalised(weeks(timelineWeeks))} is`;
  const tiers = `which ${fits(allowed.timeline)}`;
  if (below === null) return `${span} over ${inWords(from - 1)}, ${tiers}.`;
  if (from === bandsInWeeks[0]?.from) return `${span} under ${inWords(below)}, ${tiers}.`;
  return `${span} within ${inWords(from)} to ${inWords(below - 1)}, ${tiers}.`;
}
