import type { Book } from '../state/book.ts';
import { newId } from '../state/ids.ts';
import type { CheckoutSession, Order, PaymentIntent } from '../state/tables.ts';
import { emit } from '../webhooks/emit.ts';

/** The intent of a session: made at the first try to pay, and kept for the next ones. */
export function intentOf(book: Book, session: CheckoutSession, order: Order): PaymentIntent {
  const existing = session.payment_intent && book.find('intents', session.payment_intent);
  if (existing) return existing;
  const intent = book.put('intents', newIntent(book, session, order));
  book.change('sessions', session, { payment_intent: intent.id });
  emit(book, 'payment_intent.created', intent);
  return intent;
}

function newIntent(book: Book, session: CheckoutSession, { intent }: Order): PaymentIntent {
  const id = newId('pi');
  return {
    id,
    object: 'payment_intent',
    ...NOTHING_OF,
    amount: session.amount_total ?? 0,
    amount_capturable: 0,
    amount_received: 0,
    automatic_payment_methods: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_secret_${newId('', 24).slice(1)}`,
    confirmation_method: 'automatic',
    created: book.seconds,
    currency: session.currency ?? 'usd',
    customer: session.customer,
    description: intent.description,
    latest_charge: null,
    livemode: false,
    metadata: intent.metadata,
    payment_method_options: { card: { installments: null, mandate_options: null, network: null, request_three_d_secure: 'automatic' } },
    payment_method_types: session.payment_method_types,
    receipt_email: intent.receipt_email,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: 'requires_payment_method',
  } satisfies PaymentIntent;
}

const NOTHING_OF = {
  allowed_payment_method_types: null,
  application: null,
  application_fee_amount: null,
  canceled_at: null,
  cancellation_reason: null,
  customer_account: null,
  excluded_payment_method_types: null,
  last_payment_error: null,
  managed_payments: null,
  next_action: null,
  on_behalf_of: null,
  payment_method: null,
  payment_method_configuration_details: null,
  payment_record: null,
  processing: null,
  review: null,
  setup_future_usage: null,
  shipping: null,
  source: null,
  statement_descriptor: null,
  transfer_data: null,
  transfer_group: null,
} satisfies Partial<PaymentIntent>;
