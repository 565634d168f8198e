import type { Outcome } from '../state/tables.ts';

/** What the test cards and test accounts of Stripe's documentation do. */
const CARDS: Record<string, Outcome> = {
  '4242424242424242': 'paid',
  '4000000000000002': 'declined',
  '4000002500003155': 'challenge',
  '4000000000000259': 'disputed',
};
const ACCOUNTS: Record<string, Outcome> = { '000123456789': 'settles', '000111111116': 'bounces' };

const digits = (text: string) => text.replace(/[\s-]/g, '');

export const outcomeOfCard = (number: string): Outcome | undefined => CARDS[digits(number)];
export const outcomeOfAccount = (number: string): Outcome | undefined => ACCOUNTS[digits(number)];
export const last4 = (number: string): string => digits(number).slice(-4);
