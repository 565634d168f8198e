import type { Checkout, CheckoutOrder } from '@sage/db';
import type { Context, PaymentParts } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { CheckoutPages, CheckoutSession, PaymentGateway } from './payments.port.ts';
import { nextStep, paidPage } from './payments.rules.ts';

/** A session that ended in between costs one more round; a third in a row is somebody else's doing. */
const ROUNDS = 3;

export interface OpenCheckoutInput {
  checkout: Checkout;
  /** Where "back" leads on Stripe's page. */
  cancel: string;
}

/** Where to pay what is owed. It becomes paid later, when Stripe says so: see `apply-stripe-event.ts`. */
export async function openCheckout(
  { payments: { gateway, addresses }, clock }: Pick<Context, 'clock'> & { payments: PaymentParts },
  { checkout, cancel }: OpenCheckoutInput,
): Promise<{ url: string }> {
  const pages = { success: paidPage(addresses.PORTAL_URL), cancel };
  let order = await checkout.begin();
  for (let round = 0; round < ROUNDS; round += 1) {
    const session = await sessionOf(order, { gateway, checkout, pages });
    const step = session ? nextStep(order, session, clock.now()) : 'renew';
    if (session?.url && step === 'use') return { url: session.url };
    const ended = session && step === 'expire' ? await gateway.expireSession(session.id) : session;
    // Two sessions that can both be paid would charge twice.
    if (ended?.status === 'open' && step === 'expire') break;
    if (ended?.status === 'complete') return { url: paidPage(addresses.PORTAL_URL, ended.id) };
    order = await checkout.renew(order.payment_id);
  }
  throw new DomainError('conflict', 'The checkout could not be opened just now. Please try again.');
}

interface Parts {
  gateway: PaymentGateway;
  checkout: Checkout;
  pages: CheckoutPages;
}

async function sessionOf(order: CheckoutOrder, { gateway, checkout, pages }: Parts): Promise<CheckoutSession | null> {
  if (order.session_id) return gateway.findSession(order.session_id);
  const session = await gateway.openSession(order, pages);
  if (session) await checkout.attach(order.payment_id, session.id);
  return session;
}
