import { z } from '@sage/config/z';
import { invalid } from '../edge/problem.ts';
import type { PropertyRecord } from '../model/property-record.ts';
import type { Value } from '../model/records.ts';
import { checked } from '../requests/body.ts';
import { findProperty, isPropertyType, PROPERTY_TYPES } from './registry.ts';
import type { Surroundings } from './type.ts';

export const valuesSchema = z.record(z.string(), z.looseObject({ type: z.string().optional(), id: z.string().optional() }));
export type ValuesInput = z.infer<typeof valuesSchema>;

/** @returns the values to keep, by property id. */
export function writtenValues(properties: PropertyRecord[], asked: ValuesInput, around: Surroundings): Record<string, Value> {
  const written: Record<string, Value> = {};
  for (const [key, wrapped] of Object.entries(asked)) {
    const property = findProperty(properties, key);
    if (!property) throw invalid(`${key} is not a property that exists.`);
    const given = Object.keys(wrapped).find((name) => name !== 'id' && name !== 'type');
    if (given !== property.type) throw unfit(key, given, property);
    const type = PROPERTY_TYPES[property.type];
    const input = checked(type.input, wrapped[property.type], `body.properties.${key}.${property.type}`);
    written[property.id] = type.write(input, property, around);
  }
  return written;
}

const unfit = (key: string, given: string | undefined, { name, type }: PropertyRecord) =>
  given && isPropertyType(given)
    ? invalid(`${name} is expected to be ${type}.`)
    : invalid(`body failed validation: body.properties.${key}.${type} should be defined, instead was \`undefined\`.`);
