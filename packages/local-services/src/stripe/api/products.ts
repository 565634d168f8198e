import { z } from '@sage/config/z';
import type { Stripe } from 'stripe';
import type { Book } from '../state/book.ts';
import { newId } from '../state/ids.ts';
import { emit } from '../webhooks/emit.ts';
import type { Call } from './call.ts';
import { listOf } from './list.ts';
import { expand, flag, metadata, parseParams, text, webAddress } from './params.ts';
import { found } from './problem.ts';

const fields = {
  name: text(250),
  description: text().optional(),
  images: z.array(webAddress()).max(8).optional(),
  metadata: metadata().optional(),
  active: flag().optional(),
};
const createParams = z.strictObject({ ...expand, ...fields });
type NewProduct = Omit<z.output<typeof createParams>, 'expand'>;

export const makeProduct = (book: Book, asked: NewProduct): Stripe.Product =>
  book.put('products', {
    id: newId('prod', 14),
    object: 'product',
    active: asked.active ?? true,
    created: book.seconds,
    default_price: null,
    description: asked.description ?? null,
    images: asked.images ?? [],
    livemode: false,
    marketing_features: [],
    metadata: asked.metadata ?? {},
    name: asked.name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: 'service',
    unit_label: null,
    updated: book.seconds,
    url: null,
  } satisfies Stripe.Product);

export const products = {
  create(book: Book, { params }: Call) {
    const product = makeProduct(book, parseParams(createParams, params));
    emit(book, 'product.created', product);
    return product;
  },
  retrieve: (book: Book, { id }: Call) => found(book.find('products', id), 'product', id),
  list: (book: Book, { params }: Call) =>
    listOf(
      '/v1/products',
      params,
      book.list('products'),
      { active: flag().optional() },
      ({ active }, asked) => asked.active === undefined || asked.active === active,
    ),
};
