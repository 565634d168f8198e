import { z } from '@sage/config/z';
import { last4, outcomeOfAccount, outcomeOfCard } from '../money/test-methods.ts';
import type { Payer, PaymentMethod } from '../state/tables.ts';

const field = (most: number) => z.string().trim().max(most).default('');
const fields = z.strictObject({
  email: field(512),
  name: field(256),
  method: z.enum(['card', 'us_bank_account']).default('card'),
  card: field(30),
  expiry: field(9),
  cvc: field(4),
  account: field(30),
});

export type PayFields = z.output<typeof fields>;
export type Wrong = Partial<Record<keyof PayFields, string>>;
export interface Filled {
  payer: Payer;
  method: PaymentMethod;
}

/** What the payer typed, and what is wrong with it. */
export function readPayForm(form: URLSearchParams, now: number): { typed: PayFields; wrong: Wrong; filled?: Filled } {
  const parsed = fields.safeParse(Object.fromEntries(form));
  const typed = parsed.success ? parsed.data : fields.parse({});
  const wrong = parsed.success ? wrongOf(typed, now) : { card: 'This form cannot be read. Please fill it in again.' };
  const method = methodOf(typed);
  if (Object.keys(wrong).length > 0 || !method) return { typed, wrong };
  return { typed, wrong, filled: { payer: { email: typed.email, name: typed.name || null }, method } };
}

function wrongOf({ email, method, card, expiry, cvc, account }: PayFields, now: number): Wrong {
  const wrong: Wrong = {};
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) wrong.email = 'Enter an e-mail address, like maya@example.com.';
  if (method === 'us_bank_account') {
    if (!outcomeOfAccount(account)) wrong.account = 'This is a test page: enter one of the test accounts below.';
    return wrong;
  }
  if (!outcomeOfCard(card)) wrong.card = card ? 'This is a test page: enter one of the test cards below.' : 'Enter a card number.';
  const until = expiryOf(expiry);
  if (!until) wrong.expiry = 'Enter month and year, like 12 / 34.';
  else if (Date.UTC(until.year, until.month) <= now) wrong.expiry = 'This card has expired.';
  if (!/^\d{3,4}$/.test(cvc)) wrong.cvc = 'Enter the 3 digits on the back.';
  return wrong;
}

function expiryOf(text: string): { month: number; year: number } | undefined {
  const match = /^(0?[1-9]|1[0-2])\s*\/?\s*(?:20)?(\d{2})$/.exec(text);
  return match ? { month: Number(match[1]), year: 2000 + Number(match[2]) } : undefined;
}

function methodOf({ method: type, card, expiry, account }: PayFields): PaymentMethod | undefined {
  const number = type === 'card' ? card : account;
  const outcome = type === 'card' ? outcomeOfCard(number) : outcomeOfAccount(number);
  return outcome && { type, last4: last4(number), outcome, ...(type === 'card' ? { expiry: expiryOf(expiry) } : {}) };
}
