import { formatMoney } from '@sage/ui';
import type { Tier } from '../api.server.ts';
import { PROJECT_LABELS } from '../recommendation/words.ts';
import { budgetOf } from '../tiers/tier-facts.ts';

const CHOOSE = { value: '', label: 'Please choose' };

export const BUDGET_HINT = 'For the whole project: design, plants, materials and work. It is not our fee.';

export const PROJECT_CHOICES = [CHOOSE, ...Object.entries(PROJECT_LABELS).map(([value, label]) => ({ value, label }))];

/** The bands are those of the price list, each sent as its lower bound. */
export function budgetChoices(tiers: Tier[]) {
  const least = tiers[0]?.budget_from_cents ?? 0;
  const below = least > 0 ? [{ value: 'from-0', label: `Under ${formatMoney(least, tiers[0]?.currency)}` }] : [];
  const bands = tiers.map((tier) => ({ value: `from-${tier.budget_from_cents ?? 0}`, label: budgetOf(tier) }));
  return [CHOOSE, ...below, ...bands, { value: 'share', label: 'A share of what it costs to build' }, { value: 'unsure', label: 'I am not sure yet' }];
}
