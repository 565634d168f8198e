import { expect, it } from 'vitest';
import { stateOf, type LeadResult } from './state.ts';

const payable: LeadResult['payable'] = { purpose: 'full', amount_cents: 149_900, currency: 'usd' };

it.each<[Parameters<typeof stateOf>[0], ReturnType<typeof stateOf>]>([
  [{ status: 'qualified', paid: false, payable }, 'payable'],
  [{ status: 'qualified', paid: true, payable: null }, 'paid'],
  [{ status: 'qualified', paid: false, payable: null }, 'quoted'],
  [{ status: 'needs_review', paid: false, payable: null }, 'in_review'],
  [{ status: 'new', paid: false, payable: null }, 'in_review'],
  [{ status: 'closed', paid: false, payable: null }, 'closed'],
  [{ status: 'closed', paid: true, payable: null }, 'paid'],
])('%o is %s', (result, state) => {
  expect(stateOf(result)).toBe(state);
});
