import type { z } from '@sage/config/z';
import type { Book } from '../state/book.ts';
import { newId } from '../state/ids.ts';
import type { LineItem, Price } from '../state/tables.ts';
import type { lineItem } from './checkout-session-params.ts';
import { found, invalid } from './problem.ts';
import { makePrice } from './prices.ts';
import { makeProduct } from './products.ts';

type AskedItem = z.output<typeof lineItem>;

/** What a session sells. */
export interface Basket {
  items: LineItem[];
  currency: string;
  total: number;
}

/** The lines with their prices; inline ones get a price and product of their own, as at Stripe. */
export function fillBasket(book: Book, asked: AskedItem[]): Basket {
  const items = asked.map((item, i) => makeLineItem(book, item, `line_items[${i}]`));
  const [currency = '', ...others] = new Set(items.map((item) => item.currency));
  if (others.length > 0) throw invalid('All line items must have the same currency.', { param: 'line_items' });
  return { items, currency, total: items.reduce((sum, { amount_total }) => sum + amount_total, 0) };
}

function makeLineItem(book: Book, asked: AskedItem, param: string): LineItem {
  if (asked.quantity === undefined)
    throw invalid(`Missing required param: ${param}[quantity].`, { code: 'parameter_missing', param: `${param}[quantity]` });
  const price = priceOf(book, asked, param);
  const amount = (price.unit_amount ?? 0) * asked.quantity;
  return {
    id: newId('li'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description: found(book.find('products', price.product), 'product', price.product).name,
    metadata: {},
    price,
    quantity: asked.quantity,
  } satisfies LineItem;
}

function priceOf(book: Book, { price, price_data: data }: AskedItem, param: string): Price {
  if (price && data) throw invalid('You may only specify one of these parameters: price, price_data.', { param });
  if (price) return found(book.find('prices', price), 'price', price, `${param}[price]`);
  if (!data) throw invalid(`Missing required param: ${param}[price_data].`, { code: 'parameter_missing', param: `${param}[price_data]` });
  return makePrice(book, {
    product: productOf(book, data, `${param}[price_data]`),
    currency: data.currency,
    unit_amount: data.unit_amount,
    active: false,
  });
}

function productOf(book: Book, { product, product_data: data }: NonNullable<AskedItem['price_data']>, param: string): string {
  if (product && !data) return found(book.find('products', product), 'product', product, `${param}[product]`).id;
  if (data && !product) return makeProduct(book, { ...data, active: false }).id;
  throw invalid('You must specify exactly one of these parameters: product, product_data.', { param });
}
