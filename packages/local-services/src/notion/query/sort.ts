import { z } from '@sage/config/z';
import { invalid } from '../edge/problem.ts';
import type { PropertyRecord } from '../model/property-record.ts';
import type { PageRecord } from '../model/records.ts';
import { findProperty, PROPERTY_TYPES, valueOf } from '../properties/registry.ts';

const direction = z.enum(['ascending', 'descending']);
export const sortsSchema = z.array(z.union([z.strictObject({ property: z.string(), direction }), z.strictObject({ timestamp: z.enum(['created_time', 'last_edited_time']), direction })]));
type Sort = z.infer<typeof sortsSchema>[number];
type Key = string | number | null;

export function sorted(pages: PageRecord[], sorts: Sort[], properties: PropertyRecord[]): PageRecord[] {
  const compares = sorts.map((sort) => {
    const key = keyOf(sort, properties);
    const sign = sort.direction === 'ascending' ? 1 : -1;
    return (a: PageRecord, b: PageRecord) => compared(key(a), key(b), sign);
  });
  return pages.toSorted((a, b) => compares.reduce((order, compare) => order || compare(a, b), 0));
}

function keyOf(sort: Sort, properties: PropertyRecord[]): (page: PageRecord) => Key {
  if ('timestamp' in sort) return (page) => (sort.timestamp === 'created_time' ? page.created_ms : page.edited_ms);
  const property = findProperty(properties, sort.property);
  if (!property) throw invalid(`Could not find sort property with name or id: ${sort.property}`);
  return (page) => PROPERTY_TYPES[property.type].order(valueOf(page, property), property);
}

/** What is empty goes last in either direction. */
function compared(a: Key, b: Key, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sign * (typeof a === 'string' && typeof b === 'string' ? a.localeCompare(b, 'en') : Number(a) - Number(b));
}
