import type { Book } from '../state/book.ts';
import type { Call } from './call.ts';
import { listOf } from './list.ts';
import { text } from './params.ts';
import { found } from './problem.ts';

const filters = { payment_intent: text().optional(), charge: text().optional() };

export const disputes = {
  retrieve: (book: Book, { id }: Call) => found(book.find('disputes', id), 'dispute', id),
  list: (book: Book, { params }: Call) =>
    listOf(
      '/v1/disputes',
      params,
      book.list('disputes'),
      filters,
      (dispute, asked) =>
        (asked.payment_intent === undefined || asked.payment_intent === dispute.payment_intent) &&
        (asked.charge === undefined || asked.charge === dispute.charge),
    ),
};
