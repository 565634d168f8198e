import { expect, it } from 'vitest';
import { feeWords } from './fee-words.ts';

it.each([
  ['the rules, and nobody else yet', { approved_tier: null, recommended_tier: 4, fee_cents: null }, 'The fee is quoted.'],
  ['the rules and the team', { approved_tier: 3, recommended_tier: 3, fee_cents: 499_900 }, 'The fee is $4,999.'],
  ['the team, from 4 to 3', { approved_tier: 3, recommended_tier: 4, fee_cents: 499_900 }, 'Approved is tier 3. Its fee is $4,999.'],
  ['the team, from 3 to 4', { approved_tier: 4, recommended_tier: 3, fee_cents: null }, 'Approved is tier 4. Its fee is quoted.'],
])('names the fee of the tier that was chosen by %s', (_, lead, words) => {
  expect(feeWords({ ...lead, currency: 'usd' })).toBe(words);
});
