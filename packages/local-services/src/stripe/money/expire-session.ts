import { type Book } from '../state/book.ts';
import type { CheckoutSession } from '../state/tables.ts';
import { emit } from '../webhooks/emit.ts';

const CAN_CANCEL = new Set(['requires_payment_method', 'requires_confirmation', 'requires_action']);

/** Ends an open session, and what was begun of its payment. */
export function expireSession(book: Book, session: CheckoutSession): CheckoutSession {
  const expired = book.change('sessions', session, { status: 'expired', url: null });
  emit(book, 'checkout.session.expired', expired);
  const intent = session.payment_intent && book.find('intents', session.payment_intent);
  if (intent && CAN_CANCEL.has(intent.status)) {
    const canceled = book.change('intents', intent, {
      status: 'canceled',
      canceled_at: book.seconds,
      cancellation_reason: 'automatic',
      next_action: null,
    });
    emit(book, 'payment_intent.canceled', canceled);
  }
  return expired;
}
