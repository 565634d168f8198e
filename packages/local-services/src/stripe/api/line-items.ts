import type { z } from '@sage/config/z';
import type { Book } from '../state/book.ts';
import { newId } from '../state/ids.ts';
import type { LineItem, Price } from '../state/tables.ts';
import type { lineItem } from './checkout-session-params.ts';
import { found, invalid } from './problem.ts';
import { makePrice } from './prices.ts';
import { makeProduct } from './products.ts';

type AskedItem = z.output<typeof lineItem>;

/** The lines of a session with their prices; inline ones get a price and product of their own, as at Stripe. */
export function makeLineItems(book: Book, asked: AskedItem[]): LineItem[] {
  const items = asked.map((item, i) => makeLineItem(book, item, `line_items[${i}]`));
  const currencies = new Set(items.map((item) => item.currency));
  if (currencies.size > 1) throw invalid('All line items must have the same currency.', { param: 'line_items' });
  return items;
}

function makeLineItem(book: Book, asked: AskedItem, param: string): LineItem {
  if (asked.quantity === undefined) throw invalid(`Missing required param: ${param}[quantity].`, { code: 'parameter_missing', param: `${param}[quantity]` });
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
  if (!!data.product_data === !!data.product) {
    throw invalid('You must specify exactly one of these parameters: product, product_data.', { param: `${param}[price_data]` });
  }
  const product = data.product ? found(book.find('products', data.product), 'product', data.product, `${param}[price_data][product]`) : makeProduct(book, { ...data.product_data!, active: false });
  return makePrice(book, { product: product.id, currency: data.currency, unit_amount: data.unit_amount, active: false });
}
