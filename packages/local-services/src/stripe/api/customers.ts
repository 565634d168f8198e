import { z } from '@sage/config/z';
import type { Stripe } from 'stripe';
import type { Book } from '../state/book.ts';
import { newId } from '../state/ids.ts';
import { emit } from '../webhooks/emit.ts';
import type { Call } from './call.ts';
import { listOf } from './list.ts';
import { email, expand, metadata, parseParams, text } from './params.ts';
import { found } from './problem.ts';

const createParams = z
  .strictObject({ ...expand, email: email(), name: text(256), phone: text(20), description: text(), metadata: metadata() })
  .partial();
type NewCustomer = Omit<z.output<typeof createParams>, 'expand'>;

export function makeCustomer(book: Book, asked: NewCustomer): Stripe.Customer {
  const customer = book.put('customers', {
    id: newId('cus', 14),
    object: 'customer',
    address: null,
    balance: 0,
    created: book.seconds,
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: asked.description ?? null,
    discount: null,
    email: asked.email ?? null,
    invoice_prefix: newId('', 8).slice(1).toUpperCase(),
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: asked.metadata ?? {},
    name: asked.name ?? null,
    next_invoice_sequence: 1,
    phone: asked.phone ?? null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  } satisfies Stripe.Customer);
  emit(book, 'customer.created', customer);
  return customer;
}

export const customers = {
  create: (book: Book, { params }: Call) => makeCustomer(book, parseParams(createParams, params)),
  retrieve: (book: Book, { id }: Call) => found(book.find('customers', id), 'customer', id),
  list: (book: Book, { params }: Call) =>
    listOf(
      '/v1/customers',
      params,
      book.list('customers'),
      { email: email().optional() },
      (customer, asked) => asked.email === undefined || asked.email === customer.email,
    ),
};
