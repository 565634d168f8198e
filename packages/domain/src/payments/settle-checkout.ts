import type { ReturnedCheckout } from '@sage/db';
import type { Context, PaymentParts } from '../context.ts';
import { found } from '../errors.ts';
import { paidState, type PaidState } from './payments.rules.ts';
import type { CheckoutReturn } from './payments.schema.ts';

export interface PaidPage extends ReturnedCheckout {
  state: PaidState;
  /** The result page of whoever was about to become a client. */
  back: string;
}

/** For whoever comes back from Stripe. Asks Stripe when its webhook was not here yet, and applies the answer by the webhook's function. */
export async function settleCheckout(
  { payments: { gateway, ledger, addresses }, log }: Pick<Context, 'log'> & { payments: Required<PaymentParts> },
  { sessionId }: CheckoutReturn,
): Promise<PaidPage> {
  const known = found(await ledger.findCheckout(sessionId), 'payment');
  const back = known.submission_id ? `${addresses.INTAKE_URL}/result/${known.submission_id}` : addresses.PORTAL_URL;
  if (known.status === 'succeeded' || known.status === 'refunded') return { ...known, state: 'paid', back };

  const answer = await gateway.readSession(sessionId).catch((error: unknown) => {
    log.warn({ err: error }, 'Stripe could not be asked about a session');
    return null;
  });
  if (!answer) return { ...known, state: paidState(known, null), back };
  const { checkout } = await ledger.settleCheckout(answer.session);
  const now = checkout ?? known;
  return { ...now, state: paidState(now, answer.status), back };
}
