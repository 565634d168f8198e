import { expect, it } from 'vitest';
import { formatMoney } from './money.tsx';

it.each([
  [149_900, 'usd', '$1,499'],
  [149_970, 'usd', '$1,499.70'],
  [0, 'usd', '$0'],
  [-500, 'usd', '-$5'],
  [250_000, 'eur', '€2,500'],
])('writes %i cents of %s as %s', (cents, currency, text) => {
  expect(formatMoney(cents, currency)).toBe(text);
});
