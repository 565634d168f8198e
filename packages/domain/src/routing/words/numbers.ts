import type { Tier } from '../routing.schema.ts';

const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const DOLLARS = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', trailingZeroDisplay: 'stripIfInteger' });

export const dollars = (cents: number): string => DOLLARS.format(cents / 100);
export const inWords = (count: number): string => WORDS[count] ?? String(count);
export const weeks = (count: number): string => `${inWords(count)} ${count === 1 ? 'week' : 'weeks'}`;
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "tier two", "tiers three and four", "tiers one to three". */
export function tierList(tiers: readonly Tier[]): string {
  const names = tiers.map(inWords);
  if (names.length === 1) return `tier ${names[0]}`;
  const isRun = tiers.length > 2 && tiers.every((tier, i) => i === 0 || tiers[i - 1] === tier - 1);
  return `tiers ${isRun ? `${names[0]} to ${names.at(-1)}` : listed(names)}`;
}

/** "a", "a and b", "a, b and c". */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
