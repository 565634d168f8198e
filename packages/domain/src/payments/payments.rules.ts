import type { CheckoutOrder, ReturnedCheckout } from '@sage/db';
import type { CheckoutSession } from './payments.port.ts';

/** How long a bank debit takes at most. Stripe says four after the day of the debit: https://docs.stripe.com/payments/ach-direct-debit */
export const BANK_WORKING_DAYS = 5;

const LEAST_TIME_TO_PAY_MS = 5 * 60_000;

/** Stripe puts the session's id in. */
export const paidPage = (portalUrl: string, sessionId = '{CHECKOUT_SESSION_ID}') => `${portalUrl}/paid/${sessionId}`;

/** What to do about a session that is there: it is paid, it can be used, it must be expired first, or it is gone. */
export function nextStep({ stale }: Pick<CheckoutOrder, 'stale'>, session: CheckoutSession, now: Date): 'paid' | 'use' | 'expire' | 'renew' {
  if (session.status === 'complete') return 'paid';
  if (session.status === 'expired') return 'renew';
  const hasTime = session.expiresAt.getTime() - now.getTime() >= LEAST_TIME_TO_PAY_MS;
  return !stale && hasTime && session.url ? 'use' : 'expire';
}

export type PaidState = 'paid' | 'processing' | 'not_paid';

/** What whoever comes back from Stripe is told. `session` is null when Stripe was not asked: its word may still come. */
export function paidState({ status }: Pick<ReturnedCheckout, 'status'>, session: CheckoutSession['status'] | null): PaidState {
  if (status === 'succeeded' || status === 'refunded') return 'paid';
  if (status === 'failed') return 'not_paid';
  return session === 'open' ? 'not_paid' : 'processing';
}
