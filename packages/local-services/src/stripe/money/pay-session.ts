import { makeCustomer } from '../api/customers.ts';
import { found } from '../api/problem.ts';
import { type Book, clearTimer, findSwitches, setTimer } from '../state/book.ts';
import type { CheckoutSession, Payer, PaymentIntent, PaymentMethod } from '../state/tables.ts';
import { emit } from '../webhooks/emit.ts';
import { makeCharge } from './charges.ts';
import { decline } from './decline.ts';
import { intentOf } from './payment-intents.ts';

export type PayResult = 'complete' | 'declined' | 'challenge';

/** One press on "Pay" of an open session. `isProven` when the payer has passed the challenge. */
export function paySession(book: Book, open: CheckoutSession, payer: Payer, method: PaymentMethod, isProven = false): PayResult {
  const order = found(book.find('orders', open.id), 'checkout.session', open.id);
  const intent = intentOf(book, withCustomer(book, open, payer), order);
  const session = found(book.find('sessions', open.id), 'checkout.session', open.id);
  switch (method.outcome) {
    case 'declined':
      decline(book, intent, payer, method);
      return 'declined';
    case 'settles':
    case 'bounces':
      waitForBank(book, session, intent, payer, method);
      return 'complete';
    case 'challenge':
      if (isProven) break;
      emit(book, 'payment_intent.requires_action', book.change('intents', intent, { status: 'requires_action', last_payment_error: null }));
      return 'challenge';
    default:
  }
  const charge = succeed(book, session, intent, payer, method);
  if (method.outcome === 'disputed') setTimer(book, 'dispute', charge, book.now + findSwitches(book).dispute_ms);
  return 'complete';
}

/** The customer of the session; a new one where it is to be made. */
function withCustomer(book: Book, session: CheckoutSession, { email, name }: Payer): CheckoutSession {
  if (session.customer || session.customer_creation !== 'always') return session;
  return book.change('sessions', session, { customer: makeCustomer(book, { email, ...(name ? { name } : {}) }).id });
}

/** Returns the id of the charge. */
function succeed(book: Book, session: CheckoutSession, intent: PaymentIntent, payer: Payer, method: PaymentMethod): string {
  const charge = makeCharge(book, intent, payer, method, 'succeeded');
  const paid = book.change('intents', intent, {
    status: 'succeeded',
    amount_received: intent.amount,
    latest_charge: charge.id,
    payment_method: charge.payment_method,
    last_payment_error: null,
    next_action: null,
  });
  emit(book, 'charge.succeeded', charge);
  emit(book, 'payment_intent.succeeded', paid);
  emit(book, 'checkout.session.completed', complete(book, session, payer, 'paid'));
  return charge.id;
}

/** A slow method: the session is complete now, the money comes later or never. */
function waitForBank(book: Book, session: CheckoutSession, intent: PaymentIntent, payer: Payer, method: PaymentMethod): void {
  const charge = makeCharge(book, intent, payer, method, 'pending');
  const waiting = book.change('intents', intent, {
    status: 'processing',
    latest_charge: charge.id,
    payment_method: charge.payment_method,
    last_payment_error: null,
  });
  emit(book, 'charge.pending', charge);
  emit(book, 'payment_intent.processing', waiting);
  emit(book, 'checkout.session.completed', complete(book, session, payer, 'unpaid'));
  setTimer(book, method.outcome === 'settles' ? 'settle' : 'bounce', session.id, book.now + findSwitches(book).settle_ms);
}

function complete(book: Book, session: CheckoutSession, { email, name }: Payer, payment_status: 'paid' | 'unpaid'): CheckoutSession {
  clearTimer(book, 'expire', session.id);
  const address = { city: null, country: 'US', line1: null, line2: null, postal_code: null, state: null };
  const customer_details = {
    address,
    business_name: null,
    email,
    individual_name: null,
    name,
    phone: null,
    tax_exempt: 'none' as const,
    tax_ids: [],
  };
  return book.change('sessions', session, { status: 'complete', payment_status, customer_details, url: null });
}
