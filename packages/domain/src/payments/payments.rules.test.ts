import { expect, it } from 'vitest';
import { nextStep, paidState } from './payments.rules.ts';

const now = new Date('2026-11-23T09:00:00Z');
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

it.each([
  ['open', 60, false, 'use'],
  ['open', 4, false, 'expire'],
  ['open', 60, true, 'expire'],
  ['complete', 60, true, 'paid'],
  ['complete', -60, false, 'paid'],
  ['expired', -60, false, 'renew'],
] as const)('of a session that is %s for %i more minutes, stale: %s → %s', (status, minutes, stale, step) => {
  expect(nextStep({ stale }, { id: 'cs_1', status, url: 'https://checkout.stripe.com/c/1', expiresAt: inMinutes(minutes) }, now)).toBe(step);
});

it.each([
  ['succeeded', null, 'paid'],
  ['refunded', 'complete', 'paid'],
  ['failed', 'expired', 'not_paid'],
  ['pending', 'open', 'not_paid'],
  ['pending', 'complete', 'processing'],
  ['pending', null, 'processing'],
] as const)('tells of a payment that is %s, with a session that is %s: %s', (status, session, state) => {
  expect(paidState({ status }, session)).toBe(state);
});
