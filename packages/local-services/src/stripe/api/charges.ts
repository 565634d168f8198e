import type { Book } from '../state/book.ts';
import type { Call } from './call.ts';
import { listOf } from './list.ts';
import { text } from './params.ts';
import { found } from './problem.ts';

const filters = { payment_intent: text().optional(), customer: text().optional() };

export const charges = {
  retrieve: (book: Book, { id }: Call) => found(book.find('charges', id), 'charge', id),
  list: (book: Book, { params }: Call) =>
    listOf(
      '/v1/charges',
      params,
      book.list('charges'),
      filters,
      (charge, asked) =>
        (asked.payment_intent === undefined || asked.payment_intent === charge.payment_intent) &&
        (asked.customer === undefined || asked.customer === charge.customer),
    ),
};
