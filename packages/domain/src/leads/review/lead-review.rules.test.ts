import { expect, it } from 'vitest';
import { decisionsFor } from './lead-review.rules.ts';

it.each([
  ['new', ['approve', 'change', 'ask', 'close']],
  ['needs_review', ['approve', 'change', 'ask', 'close']],
  ['qualified', ['reopen', 'close']],
  ['closed', ['reopen']],
] as const)('offers for a lead that is %s: %j', (status, decisions) => {
  expect(decisionsFor({ status, converted_at: null })).toEqual(decisions);
});

it('offers nothing for a lead that became a project', () => {
  expect(decisionsFor({ status: 'qualified', converted_at: '2026-01-05T12:00:00Z' })).toEqual([]);
});
