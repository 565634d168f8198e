import { formatMoney } from '@sage/ui';
import type { Lead } from './words.ts';

/** What the tier costs. Where the team decided otherwise than the rules, it says which tier that is. */
export function feeWords({ approved_tier, recommended_tier, fee_cents, currency }: Pick<Lead, 'approved_tier' | 'recommended_tier' | 'fee_cents' | 'currency'>): string {
  const isChanged = approved_tier !== null && approved_tier !== recommended_tier;
  const of = isChanged ? `Approved is tier ${approved_tier}. Its fee` : 'The fee';
  return fee_cents === null ? `${of} is quoted.` : `${of} is ${formatMoney(fee_cents, currency)}.`;
}
