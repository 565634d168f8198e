import { describe, expect, it } from 'vitest';
import type { Tier } from '../api.server.ts';
import { budgetOf, roundsOf, termsOf, weeksOf } from './tier-facts.ts';

const builder: Tier = {
  id: 2,
  name: 'The Builder',
  description: '',
  features: [],
  price_cents: 149_900,
  currency: 'usd',
  deposit_percent: null,
  weeks_min: 4,
  weeks_max: 8,
  revision_rounds: 2,
  site_visit: 'none',
  budget_from_cents: 750_000,
  budget_to_cents: 1_500_000,
};

describe('a tier in words', () => {
  it('names both ends of what is bounded', () => {
    expect(weeksOf(builder)).toBe('4 to 8 weeks');
    expect(budgetOf(builder)).toBe('$7,500 to $15,000');
    expect(roundsOf(builder)).toBe('2 rounds of changes');
    expect(roundsOf({ ...builder, revision_rounds: 1 })).toBe('1 round of changes');
  });

  it('says when an end is open', () => {
    const open = { ...builder, weeks_max: null, budget_to_cents: null, revision_rounds: null };
    expect(weeksOf(open)).toBe('4 weeks and more');
    expect(budgetOf(open)).toBe('$7,500 and more');
    expect(roundsOf(open)).toBe('Unlimited rounds of changes');
  });

  it('tells how the fee is paid', () => {
    expect(termsOf(builder)).toBe('design fee, paid once');
    expect(termsOf({ ...builder, deposit_percent: 30 })).toBe('design fee, 30% as a deposit first');
    expect(termsOf({ ...builder, price_cents: null })).not.toContain('paid once');
  });
});
