import type { Stripe } from 'stripe';
import type { Book } from '../state/book.ts';

export const balance = {
  /** What was taken and not given back, by currency. */
  retrieve(book: Book) {
    const sums = new Map([['usd', 0]]);
    for (const charge of book.list('charges').filter(({ status }) => status === 'succeeded')) {
      sums.set(charge.currency, (sums.get(charge.currency) ?? 0) + charge.amount_captured - charge.amount_refunded);
    }
    const available = [...sums].map(([currency, amount]) => ({ amount, currency, source_types: { card: amount } }));
    return {
      object: 'balance',
      available,
      livemode: false,
      pending: [{ amount: 0, currency: 'usd', source_types: { card: 0 } }],
    } satisfies Stripe.Balance;
  },
};
