import type { Context, PaymentParts } from '../context.ts';
import type { StripeDelivery } from './payments.schema.ts';

/**
 * One delivery of Stripe's. It is stored when this resolves, also when it is parked; when it throws, nothing is, and
 * Stripe tries again. Refused: Stripe did not sign it just now.
 */
export async function applyStripeEvent(
  { payments: { ledger, readEvent }, clock, log }: Pick<Context, 'clock' | 'log'> & { payments: Required<PaymentParts> },
  delivery: StripeDelivery,
) {
  const event = readEvent(delivery, clock.now());
  if (!event) return { outcome: 'refused' as const };
  const { outcome } = await ledger.applyStripeEvent(event);
  if (outcome === 'parked') log.warn({ outcome, event: idOf(event) }, 'a Stripe event is parked');
  return { outcome };
}

const idOf = (event: unknown) => (event as { id?: unknown }).id;
