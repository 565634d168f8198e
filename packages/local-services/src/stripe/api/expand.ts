import type { Book } from '../state/book.ts';
import type { Tables } from '../state/tables.ts';
import { invalid } from './problem.ts';

const TABLE_OF: Record<string, keyof Tables> = {
  payment_intent: 'intents',
  latest_charge: 'charges',
  charge: 'charges',
  customer: 'customers',
  product: 'products',
  price: 'prices',
  default_price: 'prices',
};
const DEEPEST = 4;

/** Replaces ids by their objects, at the paths that the request names: `payment_intent.latest_charge`. */
export function expandAll(book: Book, answer: object, paths: string[]): object {
  return paths.reduce((object, path) => expandPath(book, object, path.split('.'), path), answer);
}

function expandPath(book: Book, object: object, [name, ...rest]: string[], path: string): object {
  if (!name) return object;
  if (path.split('.').length > DEEPEST)
    throw invalid(`You cannot expand more than ${DEEPEST} levels of a property. Property: ${path}`, { param: 'expand' });
  const value = name in object ? (object as Record<string, unknown>)[name] : computed(book, object, name);
  if (value === undefined) throw cannot(path);
  return { ...object, [name]: expanded(book, name, value, rest, path) };
}

function expanded(book: Book, name: string, value: unknown, rest: string[], path: string): unknown {
  if (value === null) return null;
  if (Array.isArray(value)) return value.map((item: object) => expandPath(book, item, rest, path));
  if (typeof value === 'object') return expandPath(book, value, rest, path);
  const table = TABLE_OF[name];
  const target = table && book.find(table, String(value));
  if (!target) throw cannot(path);
  return expandPath(book, target, rest, path);
}

/** What is in an answer only when it is asked for. */
function computed(book: Book, object: object, name: string): unknown {
  const { id, object: kind } = object as { id: string; object: string };
  if (kind === 'checkout.session' && name === 'line_items') {
    return { object: 'list', data: book.find('orders', id)?.items ?? [], has_more: false, url: `/v1/checkout/sessions/${id}/line_items` };
  }
  if (kind === 'charge' && name === 'refunds') {
    return {
      object: 'list',
      data: book.list('refunds').filter(({ charge }) => charge === id),
      has_more: false,
      url: `/v1/charges/${id}/refunds`,
    };
  }
  return undefined;
}

const cannot = (path: string) => invalid(`This property cannot be expanded (${path}).`, { param: 'expand' });
