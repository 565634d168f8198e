import type { PropertyRecord } from '../model/property-record.ts';
import type { UpdatedProperty } from './event-record.ts';

export function updatedProperties(before: PropertyRecord[], after: PropertyRecord[]): UpdatedProperty[] {
  const gone = before.filter(({ id }) => !after.some((one) => one.id === id)).map(({ id, name }) => ({ id, name, action: 'deleted' as const }));
  const rest = after.flatMap((property): UpdatedProperty[] => {
    const known = before.find(({ id }) => id === property.id);
    if (known && JSON.stringify(known) === JSON.stringify(property)) return [];
    return [{ id: property.id, name: property.name, action: known ? 'updated' : 'created' }];
  });
  return [...gone, ...rest];
}
