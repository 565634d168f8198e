import { expect, it } from 'vitest';
import { nextStep, titleOf } from './paid-words.ts';

const paid = { state: 'paid', purpose: 'full', is_duplicate: false, can_enter: true, invited: true, back: 'https://intake.test/result/1' } as const;

it.each([
  ['who is new', paid, /invitation to your e-mail/, undefined],
  ['who has an account', { ...paid, invited: false }, /in your portal/, '/'],
  ['whose e-mail opens no account', { ...paid, can_enter: false, invited: false }, /writes to you about how to sign in/, undefined],
  ['who paid a deposit', { ...paid, purpose: 'deposit' }, /visit to your site/, undefined],
  ['who paid twice', { ...paid, is_duplicate: true }, /give this payment back/, undefined],
  ['whose bank takes its time', { ...paid, state: 'processing' as const }, /not confirmed it yet/, undefined],
  ['who did not pay', { ...paid, state: 'not_paid' as const }, /Nothing was taken/, paid.back],
])('tells whoever comes back, %s, what happens next', (_, payment, words, to) => {
  const next = nextStep(payment);
  expect(next.words.join(' ')).toMatch(words);
  expect(next.link?.to).toBe(to);
});

it('thanks only for what was paid', () => {
  expect(titleOf({ state: 'paid' })).toMatch(/Thank you/);
  expect(titleOf({ state: 'not_paid' })).not.toMatch(/Thank/);
});
