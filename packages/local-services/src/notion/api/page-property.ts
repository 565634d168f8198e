import { propertiesOf } from '../answers/page.ts';
import { notFound } from '../edge/problem.ts';
import type { RichText } from '../model/records.ts';
import { findProperty, PROPERTY_TYPES, valueOf } from '../properties/registry.ts';
import type { Call } from './call.ts';
import { found } from './find.ts';
import { pageOf, queryPaging } from './page-list.ts';

/** One value of a page in full: what comes as a list comes page by page. */
export function retrievePageProperty({ store, id, inner, query }: Call) {
  const page = found(store, 'page', id, 'path.page_id');
  const property = findProperty(propertiesOf(store, page), inner);
  if (!property) throw notFound('property', inner);
  const { type } = property;
  const value = valueOf(page, property);
  if (type !== 'title' && type !== 'rich_text' && type !== 'relation') return { object: 'property_item', id: property.id, ...PROPERTY_TYPES[type].read(value, property, store) };
  const items = type === 'relation' ? (value as string[]).map((one) => ({ id: one })) : (value as RichText);
  const { results, ...list } = pageOf(items.map((item, i) => ({ id: cursorOf(i), item })), queryPaging(query));
  return {
    object: 'list',
    type: 'property_item',
    property_item: { id: property.id, type, next_url: null, [type]: {} },
    ...list,
    results: results.map(({ item }) => ({ object: 'property_item', id: property.id, type, [type]: item })),
  };
}

const cursorOf = (i: number) => `00000000-0000-4000-8000-${i.toString(16).padStart(12, '0')}`;
