import { count, formatMoney } from '@sage/ui';
import type { Tier } from '../api.server.ts';

const VISITS: Record<string, string> = { none: 'No site visit', one: 'One site visit', several: 'Several site visits' };

export const weeksOf = ({ weeks_min, weeks_max }: Tier) => (weeks_max === null ? `${weeks_min} weeks and more` : `${weeks_min} to ${weeks_max} weeks`);

export const roundsOf = ({ revision_rounds }: Tier) => (revision_rounds === null ? 'Unlimited rounds of changes' : count(revision_rounds, 'round of changes', 'rounds of changes'));

export const visitOf = ({ site_visit }: Tier) => VISITS[site_visit] ?? '';

/** `$2,500 to $7,500`. */
export function budgetOf({ budget_from_cents, budget_to_cents, currency }: Tier): string {
  const from = formatMoney(budget_from_cents ?? 0, currency);
  return budget_to_cents === null ? `${from} and more` : `${from} to ${formatMoney(budget_to_cents, currency)}`;
}

/** What stands under the fee. */
export function termsOf({ price_cents, deposit_percent }: Tier): string {
  if (price_cents === null) return 'a design fee agreed before anything begins';
  return deposit_percent === null ? 'design fee, paid once' : `design fee, ${deposit_percent}% as a deposit first`;
}

/** A visit that does not take place is nothing to tick off. */
export const includedIn = (tier: Tier): string[] => [...tier.features, roundsOf(tier), ...(tier.site_visit === 'none' ? [] : [visitOf(tier)]), weeksOf(tier)];
