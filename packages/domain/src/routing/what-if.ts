import { bandOf } from './facts.ts';
import { route, type PublishedRules, type RoutingAnswers } from './route.ts';
import { FACTORS, PROJECT_TYPES, type Factor, type Tier } from './routing.schema.ts';

type Changed =
  | { factor: 'budget'; fromCents: number; belowCents: number | null }
  | { factor: 'assets'; asset: 'survey' | 'drawings'; has: boolean }
  | { factor: 'timeline'; weeks: number; isLonger: boolean }
  | { factor: 'project_type'; projectType: RoutingAnswers['projectType'] };

/** One answer changed, and the tier that would then be recommended. */
export type WhatIf = Changed & { tier: Tier };

type Candidate = { changed: Changed; answers: RoutingAnswers };

/** What would change the recommendation: for each factor the one changed answer that leads to the nearest other tier. The same pure call weighs it. */
export function whatIf(rules: PublishedRules, answers: RoutingAnswers): WhatIf[] {
  const { tier } = route(rules, answers);
  const distance = (other: WhatIf) => Math.abs(other.tier - tier);
  return FACTORS.flatMap((factor) => {
    const others = CANDIDATES[factor](rules, answers)
      .map(({ changed, answers: given }): WhatIf => Object.assign(changed, { tier: route(rules, given).tier }))
      .filter((other) => other.tier !== tier);
    // A sort is stable: of those equally near, the first, which is the smallest change.
    return others.sort((a, b) => distance(a) - distance(b) || a.tier - b.tier).slice(0, 1);
  });
}

/** The answers that one could have given instead, the nearest first. */
const CANDIDATES: Record<Factor, (rules: PublishedRules, answers: RoutingAnswers) => Candidate[]> = {
  budget: ({ document }, answers) => {
    const bands = document.factors.budget.bandsInCents;
    const own = answers.budget.kind === 'amount' ? bandOf(bands, answers.budget.cents) : undefined;
    return nearestFirst(bands, own).map(({ from, below }) => ({
      changed: { factor: 'budget', fromCents: from, belowCents: below },
      answers: { ...answers, budget: { kind: 'amount', cents: from } },
    }));
  },
  assets: (_, answers) => [
    { changed: { factor: 'assets', asset: 'survey', has: !answers.hasSurvey }, answers: { ...answers, hasSurvey: !answers.hasSurvey } },
    { changed: { factor: 'assets', asset: 'drawings', has: !answers.hasDrawings }, answers: { ...answers, hasDrawings: !answers.hasDrawings } },
  ],
  timeline: ({ document }, answers) => {
    const bands = document.factors.timeline.bandsInWeeks;
    return nearestFirst(bands, bandOf(bands, answers.timelineWeeks)).map(({ from, below }) => {
      const isLonger = from > answers.timelineWeeks;
      // The edge of the other band that is nearer. Only the last band is open, and nothing is beyond it.
      const weeks = isLonger ? from : (below ?? from + 1) - 1;
      return { changed: { factor: 'timeline', weeks, isLonger }, answers: { ...answers, timelineWeeks: weeks } };
    });
  },
  project_type: (_, answers) =>
    PROJECT_TYPES.filter((projectType) => projectType !== answers.projectType).map((projectType) => ({
      changed: { factor: 'project_type', projectType },
      answers: { ...answers, projectType },
    })),
};

function nearestFirst<Band>(bands: readonly Band[], own: Band | undefined): Band[] {
  const at = own ? bands.indexOf(own) : 0;
  return bands.filter((band) => band !== own).sort((a, b) => Math.abs(bands.indexOf(a) - at) - Math.abs(bands.indexOf(b) - at));
}
