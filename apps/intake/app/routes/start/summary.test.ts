import { expect, it } from 'vitest';
import type { Tier } from '../../api.server.ts';
import { summaryOf } from './summary.ts';

const TIERS = [{ id: 1, name: 'The Concept', currency: 'usd', budget_from_cents: 250_000, budget_to_cents: 750_000 }] as Tier[];
const VALUES = { budget: 'from-250000', type: 'new_build', weeks: '1', address: '1 Elm St', drawings: 'on', name: 'Nora', email: 'nora@example.com' };
const texts = (changes: Record<string, string> = {}) => Object.fromEntries(summaryOf({ ...VALUES, ...changes }, TIERS).map(({ label, text }) => [label, text]));

it('says every answer in words', () => {
  expect(texts()).toEqual({
    Budget: '$2,500 to $7,500', Project: 'A new build', 'Plans needed': 'in 1 week', Address: '1 Elm St', 'Exists already': 'Drawings', Name: 'Nora', 'E-mail': 'nora@example.com',
  });
});

it('shows the exact amount as it will be read, and a phone only when there is one', () => {
  expect(texts({ amount: '12 500', phone: '213 555 0100' })).toMatchObject({ Budget: '$12,500', Phone: '213 555 0100' });
});
