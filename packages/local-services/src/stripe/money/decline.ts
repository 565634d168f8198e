import type { Stripe } from 'stripe';
import type { Book } from '../state/book.ts';
import type { Payer, PaymentIntent, PaymentMethod } from '../state/tables.ts';
import { emit } from '../webhooks/emit.ts';
import { DECLINED, makeCharge } from './charges.ts';

/** The bank says no. The payer may try again. */
export function decline(book: Book, intent: PaymentIntent, payer: Payer, method: PaymentMethod): void {
  const charge = makeCharge(book, intent, payer, method, 'failed');
  emit(book, 'charge.failed', charge);
  failTry(
    book,
    intent,
    { type: 'card_error', code: 'card_declined', decline_code: 'generic_decline', message: DECLINED, charge: charge.id },
    charge.id,
  );
}

/** The payer did not pass the challenge. */
export const failChallenge = (book: Book, intent: PaymentIntent): void =>
  failTry(book, intent, { type: 'card_error', code: 'payment_intent_authentication_failure', message: NOT_PROVEN }, intent.latest_charge);

const NOT_PROVEN = 'We are unable to authenticate your payment method. Please choose a different payment method and try again.';

function failTry(book: Book, intent: PaymentIntent, error: Stripe.PaymentIntent.LastPaymentError, latest_charge: string | null): void {
  emit(
    book,
    'payment_intent.payment_failed',
    book.change('intents', intent, { status: 'requires_payment_method', last_payment_error: error, next_action: null, latest_charge }),
  );
}
