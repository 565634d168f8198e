import { z } from '@sage/config/z';
import { refundCharge } from '../money/refunds.ts';
import type { Book } from '../state/book.ts';
import type { Charge } from '../state/tables.ts';
import type { Call } from './call.ts';
import { listOf } from './list.ts';
import { expand, integer, metadata, parseParams, text } from './params.ts';
import { found, invalid } from './problem.ts';

const createParams = z.strictObject({
  ...expand,
  payment_intent: text().optional(),
  charge: text().optional(),
  amount: integer(1).optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  metadata: metadata().optional(),
});
const filters = { payment_intent: text().optional(), charge: text().optional() };

export const refunds = {
  create(book: Book, { params }: Call) {
    const asked = parseParams(createParams, params);
    return refundCharge(book, chargeOf(book, asked), asked);
  },
  retrieve: (book: Book, { id }: Call) => found(book.find('refunds', id), 'refund', id),
  list: (book: Book, { params }: Call) =>
    listOf(
      '/v1/refunds',
      params,
      book.list('refunds'),
      filters,
      (refund, asked) =>
        (asked.payment_intent === undefined || asked.payment_intent === refund.payment_intent) &&
        (asked.charge === undefined || asked.charge === refund.charge),
    ),
};

function chargeOf(book: Book, { payment_intent, charge }: z.output<typeof createParams>): Charge {
  if (charge) return found(book.find('charges', charge), 'charge', charge, 'charge');
  if (!payment_intent)
    throw invalid('One of the following params should be provided for this request: payment_intent or charge.', {
      code: 'parameter_missing',
      param: 'payment_intent',
    });
  const intent = found(book.find('intents', payment_intent), 'payment_intent', payment_intent, 'payment_intent');
  if (!intent.latest_charge || intent.status !== 'succeeded')
    throw invalid(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, { param: 'payment_intent' });
  return found(book.find('charges', intent.latest_charge), 'charge', intent.latest_charge, 'charge');
}
