import { z } from '@sage/config/z';
import type { Book } from '../state/book.ts';
import { newId } from '../state/ids.ts';
import type { Price } from '../state/tables.ts';
import { emit } from '../webhooks/emit.ts';
import type { Call } from './call.ts';
import { listOf } from './list.ts';
import { currency, expand, flag, integer, metadata, parseParams, text } from './params.ts';
import { found } from './problem.ts';

const fields = {
  product: text(),
  currency: currency(),
  unit_amount: integer(),
  active: flag().optional(),
  nickname: text().optional(),
  lookup_key: text(200).optional(),
  metadata: metadata().optional(),
};
const createParams = z.strictObject({ ...expand, ...fields });
type NewPrice = Omit<z.output<typeof createParams>, 'expand'>;
const filters = {
  product: text().optional(),
  active: flag().optional(),
  currency: currency().optional(),
  lookup_keys: z.array(text(200)).max(10).optional(),
};

export const makePrice = (book: Book, asked: NewPrice): Price =>
  book.put('prices', {
    id: newId('price'),
    object: 'price',
    active: asked.active ?? true,
    billing_scheme: 'per_unit',
    created: book.seconds,
    currency: asked.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: asked.lookup_key ?? null,
    metadata: asked.metadata ?? {},
    nickname: asked.nickname ?? null,
    product: asked.product,
    recurring: null,
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'one_time',
    unit_amount: asked.unit_amount,
    unit_amount_decimal: String(asked.unit_amount),
  } satisfies Price);

export const prices = {
  create(book: Book, { params }: Call) {
    const asked = parseParams(createParams, params);
    found(book.find('products', asked.product), 'product', asked.product, 'product');
    const price = makePrice(book, asked);
    emit(book, 'price.created', price);
    return price;
  },
  retrieve: (book: Book, { id }: Call) => found(book.find('prices', id), 'price', id),
  list: (book: Book, { params }: Call) =>
    listOf(
      '/v1/prices',
      params,
      book.list('prices'),
      filters,
      (price, asked) =>
        (asked.product === undefined || asked.product === price.product) &&
        (asked.active === undefined || asked.active === price.active) &&
        (asked.currency === undefined || asked.currency === price.currency) &&
        (asked.lookup_keys === undefined || asked.lookup_keys.includes(price.lookup_key ?? '')),
    ),
};
