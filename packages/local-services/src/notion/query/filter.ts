import { minute } from '../answers/stamps.ts';
import { invalid } from '../edge/problem.ts';
import type { PropertyRecord } from '../model/property-record.ts';
import type { PageRecord } from '../model/records.ts';
import { findProperty, isPropertyType, PROPERTY_TYPES, valueOf } from '../properties/registry.ts';
import type { AnyPropertyType } from '../properties/type.ts';

export type Filter = Record<string, unknown>;
type Test = (page: PageRecord) => boolean;
const DEEPEST = 2;

/** Checked as a whole before the first page is looked at. */
export function filterOf(filter: Filter | undefined, properties: PropertyRecord[], depth = 0): Test {
  if (!filter) return () => true;
  for (const joint of ['and', 'or'] as const) {
    if (!(joint in filter)) continue;
    if (depth === DEEPEST || !Array.isArray(filter[joint])) throw invalid(`body failed validation: body.filter.${joint} should be an array, nested at most ${DEEPEST} deep.`);
    const tests = (filter[joint] as Filter[]).map((one) => filterOf(one, properties, depth + 1));
    return joint === 'and' ? (page) => tests.every((test) => test(page)) : (page) => tests.some((test) => test(page));
  }
  return typeof filter['timestamp'] === 'string' ? timestampTest(filter, filter['timestamp']) : propertyTest(filter, properties);
}

function propertyTest(filter: Filter, properties: PropertyRecord[]): Test {
  const key = String(filter['property'] ?? '');
  const property = findProperty(properties, key);
  if (!property) throw invalid(`Could not find property with name or id: ${key}`);
  const given = Object.keys(filter).find(isPropertyType);
  if (given !== property.type) throw invalid(`database property ${property.type} does not match filter ${given ?? 'undefined'}`);
  const holds = conditionOf(PROPERTY_TYPES[property.type], filter[given] as Filter, given);
  return (page) => holds(valueOf(page, property), property);
}

function timestampTest(filter: Filter, name: string): Test {
  if (name !== 'created_time' && name !== 'last_edited_time') throw invalid('body failed validation: body.filter.timestamp should be `"created_time"` or `"last_edited_time"`.');
  const holds = conditionOf(PROPERTY_TYPES.date, filter[name] as Filter, name);
  return (page) => holds({ start: minute(name === 'created_time' ? page.created_ms : page.edited_ms), end: null, time_zone: null }, undefined as never);
}

function conditionOf(type: AnyPropertyType, asked: Filter | undefined, where: string) {
  const [name, operand] = Object.entries(asked ?? {})[0] ?? ['undefined'];
  if (name === 'is_empty') return type.isEmpty;
  if (name === 'is_not_empty') return (value: Parameters<AnyPropertyType['isEmpty']>[0]) => !type.isEmpty(value);
  const condition = Object.hasOwn(type.conditions, name) ? type.conditions[name] : undefined;
  if (!condition) throw invalid(`body failed validation: body.filter.${where}.${name} should be not present, instead was \`${JSON.stringify(operand)}\`.`);
  return (value: Parameters<typeof condition>[0], property: PropertyRecord) => condition(value, operand, property);
}
