import { z } from '@sage/config/z';
import { expireSession } from '../money/expire-session.ts';
import { type Book, clearTimer, setTimer } from '../state/book.ts';
import { newId } from '../state/ids.ts';
import type { CheckoutSession } from '../state/tables.ts';
import type { Call } from './call.ts';
import { createSession, type CreateSession } from './checkout-session-params.ts';
import { type Basket, fillBasket } from './line-items.ts';
import { listOf } from './list.ts';
import { expand, parseParams, text } from './params.ts';
import { found, invalid } from './problem.ts';
import { sessionOf } from './session-object.ts';

const HALF_AN_HOUR = 30 * 60;
const A_DAY = 24 * 60 * 60;
const LEAST: Record<string, number> = { usd: 50, eur: 50, gbp: 30 };
const filters = {
  payment_intent: text().optional(),
  customer: text().optional(),
  status: z.enum(['open', 'complete', 'expired']).optional(),
  customer_details: z.strictObject({ email: text() }).optional(),
};

export const checkoutSessions = {
  create(book: Book, { params, pages }: Call) {
    const asked = parseParams(createSession, params);
    assertSensible(book, asked);
    const basket = fillBasket(book, asked.line_items);
    assertPayable(basket);
    const id = newId('cs_test', 58);
    const session = book.put('sessions', sessionOf(book, asked, basket, { id, url: `${pages}/c/pay/${id}` }));
    const { metadata = {}, description = null, receipt_email = null, statement_descriptor_suffix = null } = asked.payment_intent_data ?? {};
    book.put('orders', { id, items: basket.items, intent: { metadata, description, receipt_email, statement_descriptor_suffix } });
    setTimer(book, 'expire', id, session.expires_at * 1000);
    return session;
  },
  retrieve: (book: Book, { id }: Call) => findSession(book, id),
  list: (book: Book, { params }: Call) => listOf('/v1/checkout/sessions', params, book.list('sessions'), filters, fits),
  expire(book: Book, { id, params }: Call) {
    parseParams(z.strictObject(expand), params);
    const session = findSession(book, id);
    if (session.status !== 'open') {
      throw invalid(
        `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
      );
    }
    clearTimer(book, 'expire', id);
    return expireSession(book, session);
  },
  listLineItems: (book: Book, { id, params }: Call) =>
    listOf(`/v1/checkout/sessions/${findSession(book, id).id}/line_items`, params, book.find('orders', id)?.items ?? [], {}, () => true),
};

const findSession = (book: Book, id: string) => found(book.find('sessions', id), 'checkout.session', id);

type Asked = z.output<z.ZodObject<typeof filters>>;
const fits = (session: CheckoutSession, { payment_intent, customer, status, customer_details }: Asked) =>
  (payment_intent === undefined || payment_intent === session.payment_intent) &&
  (customer === undefined || customer === session.customer) &&
  (status === undefined || status === session.status) &&
  (customer_details === undefined || customer_details.email === session.customer_details?.email);

/** Rules between parameters. */
function assertSensible(book: Book, asked: CreateSession): void {
  const rivals = (['customer_email', 'customer_creation'] as const).find((name) => asked.customer && asked[name]);
  if (rivals) throw invalid(`You may only specify one of these parameters: customer, ${rivals}.`, { param: rivals });
  if (asked.customer) found(book.find('customers', asked.customer), 'customer', asked.customer, 'customer');
  if (asked.expires_at === undefined) return;
  const ahead = asked.expires_at - book.seconds;
  if (ahead < HALF_AN_HOUR - 5)
    throw invalid('The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.', { param: 'expires_at' });
  if (ahead > A_DAY)
    throw invalid('The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.', { param: 'expires_at' });
}

function assertPayable({ currency, total }: Basket): void {
  const least = LEAST[currency] ?? 50;
  if (total < least) {
    throw invalid(`The Checkout Session's total amount due must add up to at least ${least} of the smallest unit of ${currency}.`, {
      code: 'amount_too_small',
      param: 'line_items',
    });
  }
}
