import type { PublishedRules, RoutingAnswers } from '../routing/route.ts';
import { dollars } from '../routing/words/numbers.ts';

/** The budget as the team reads it: the band that was chosen, else the amount. */
export function budgetRange({ document }: PublishedRules, { budget }: RoutingAnswers, isBand: boolean): string {
  if (budget.kind === 'share_of_install') return 'Share of install';
  if (budget.kind === 'unsure') return 'Not sure';
  const band = isBand ? document.factors.budget.bandsInCents.find(({ from }) => from === budget.cents) : undefined;
  if (!band) return dollars(budget.cents);
  if (band.below === null) return `${dollars(band.from)} and up`;
  return band.from === 0 ? `Under ${dollars(band.below)}` : `${dollars(band.from)} to ${dollars(band.below)}`;
}

export const timelineText = (weeks: number): string => (weeks === 1 ? '1 week' : `${weeks} weeks`);
