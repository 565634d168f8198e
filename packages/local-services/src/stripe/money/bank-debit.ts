import { found } from '../api/problem.ts';
import type { Book } from '../state/book.ts';
import type { CheckoutSession } from '../state/tables.ts';
import { emit } from '../webhooks/emit.ts';

const BOUNCED = 'The bank account has insufficient funds to cover the debit.';

/** The bank has paid what a slow method promised. */
export function settle(book: Book, sessionId: string): void {
  const { session, intent, charge } = pending(book, sessionId);
  emit(book, 'charge.succeeded', book.change('charges', charge, { status: 'succeeded', paid: true }));
  emit(
    book,
    'payment_intent.succeeded',
    book.change('intents', intent, { status: 'succeeded', amount_received: intent.amount, processing: null }),
  );
  emit(book, 'checkout.session.async_payment_succeeded', book.change('sessions', session, { payment_status: 'paid' }));
}

/** The bank has refused it. */
export function bounce(book: Book, sessionId: string): void {
  const { session, intent, charge } = pending(book, sessionId);
  const failed = book.change('charges', charge, {
    status: 'failed',
    paid: false,
    captured: false,
    amount_captured: 0,
    failure_code: 'insufficient_funds',
    failure_message: BOUNCED,
  });
  emit(book, 'charge.failed', failed);
  const last_payment_error = {
    type: 'card_error' as const,
    code: 'payment_method_bank_account_blocked',
    message: BOUNCED,
    charge: charge.id,
  };
  emit(
    book,
    'payment_intent.payment_failed',
    book.change('intents', intent, { status: 'requires_payment_method', processing: null, last_payment_error }),
  );
  emit(book, 'checkout.session.async_payment_failed', session);
}

function pending(
  book: Book,
  sessionId: string,
): { session: CheckoutSession; intent: ReturnType<typeof intentFor>; charge: ReturnType<typeof chargeFor> } {
  const session = found(book.find('sessions', sessionId), 'checkout.session', sessionId);
  const intent = intentFor(book, session.payment_intent ?? '');
  return { session, intent, charge: chargeFor(book, intent.latest_charge ?? '') };
}

const intentFor = (book: Book, id: string) => found(book.find('intents', id), 'payment_intent', id);
const chargeFor = (book: Book, id: string) => found(book.find('charges', id), 'charge', id);
