import { expect, it } from 'vitest';
import { stateOf, type LeadResult } from './state.ts';

const payable: LeadResult['payable'] = { purpose: 'full', amount_cents: 149_900, currency: 'usd' };

it.each<[Parameters<typeof stateOf>[0], ReturnType<typeof stateOf>]>([
  [{ status: 'qualified', paid: false, processing: false, opened: false, payable }, 'payable'],
  [{ status: 'qualified', paid: true, processing: false, opened: true, payable: null }, 'paid'],
  [{ status: 'qualified', paid: false, processing: false, opened: false, payable: null }, 'quoted'],
  [{ status: 'needs_review', paid: false, processing: false, opened: false, payable: null }, 'in_review'],
  [{ status: 'new', paid: false, processing: false, opened: false, payable: null }, 'in_review'],
  [{ status: 'closed', paid: false, processing: false, opened: false, payable: null }, 'closed'],
  [{ status: 'qualified', paid: false, processing: false, opened: true, payable: null }, 'opened'],
  [{ status: 'qualified', paid: false, processing: true, opened: false, payable: null }, 'processing'],
  [{ status: 'closed', paid: false, processing: true, opened: false, payable: null }, 'processing'],
  [{ status: 'closed', paid: true, processing: false, opened: true, payable: null }, 'paid'],
])('%o is %s', (result, state) => {
  expect(stateOf(result)).toBe(state);
});
