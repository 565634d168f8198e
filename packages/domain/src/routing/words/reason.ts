import type { Facts } from '../facts.ts';
import { FACTORS, type Factor, type HardRule, type Tier } from '../routing.schema.ts';
import { capitalised, dollars, inWords, listed, tierList, weeks } from './numbers.ts';
import { PROJECTS } from './says.ts';

const NAMES: Record<Factor, string> = { budget: 'budget', assets: 'drawings', timeline: 'timeline', project_type: 'project' };

export interface Outcome {
  tier: Tier;
  /** The tier by score alone, and the hard rules that raised it to `tier`. */
  scoreTier: Tier;
  raisedBy: HardRule[];
  /** The tier's least weeks when the timeline is shorter. */
  tightFor: number | null;
}

/** One sentence for the prospect: why this tier, and whether the timeline is tight. */
export function reasonFor(facts: Facts, outcome: Outcome): string {
  const isRaised = outcome.raisedBy.length > 0;
  const why = isRaised ? raised(facts, outcome) : chosen(facts, outcome.tier);
  return `${capitalised(why)}${tight(facts, outcome, isRaised ? 'and' : 'though')}.`;
}

const tight = ({ answers }: Facts, { tightFor }: Outcome, joint: 'and' | 'though') =>
  tightFor === null ? '' : `, ${joint} ${weeks(answers.timelineWeeks)} is tight for work that takes at least ${inWords(tightFor)}`;

function chosen({ allowed }: Facts, tier: Tier): string {
  const inFavour = FACTORS.filter((factor) => allowed[factor].includes(tier)).map((factor) => NAMES[factor]);
  if (inFavour.length === FACTORS.length) return `your ${listed(inFavour)} all point to ${tierList([tier])}`;
  return `${tierList([tier])} suits your ${listed(inFavour)} best`;
}

const raised = (facts: Facts, { tier, scoreTier, raisedBy }: Outcome) =>
  `your answers together point to ${tierList([scoreTier])}, but ${listed(raisedBy.map((rule) => causeOf(rule, facts)))} ${raisedBy.length > 1 ? 'call' : 'calls'} for ${tierList([tier])}`;

function causeOf(rule: HardRule, { answers: { budget, projectType } }: Facts): string {
  if (rule === 'no_assets') return 'a site without a survey or drawings';
  if (rule !== 'top_budget') return PROJECTS[projectType];
  return budget.kind === 'amount' ? `a budget of ${dollars(budget.cents)}` : 'a budget set as a share of the installation';
}
