import type { Book } from '../state/book.ts';
import type { Call } from './call.ts';
import { listOf } from './list.ts';
import { text } from './params.ts';
import { found } from './problem.ts';

export const paymentIntents = {
  retrieve: (book: Book, { id }: Call) => found(book.find('intents', id), 'payment_intent', id),
  list: (book: Book, { params }: Call) =>
    listOf(
      '/v1/payment_intents',
      params,
      book.list('intents'),
      { customer: text().optional() },
      ({ customer }, asked) => asked.customer === undefined || asked.customer === customer,
    ),
};
