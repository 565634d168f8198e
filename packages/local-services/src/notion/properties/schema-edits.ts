import { invalid } from '../edge/problem.ts';
import { idOf, newShortId } from '../model/ids.ts';
import type { PropertyConfig, PropertyOf, PropertyRecord, PropertyType } from '../model/property-record.ts';
import type { PropertyConfigInput } from '../requests/property-config.schema.ts';
import { mergeOptions, statusOptions, type OptionConfig } from './options-config.ts';
import { findProperty, isPropertyType } from './registry.ts';

/** The database of a data source, or undefined where there is none. */
export type DatabaseOf = (dataSourceId: string) => string | undefined;

/** Exactly one title, whatever was asked for. */
export function newProperties(asked: Record<string, PropertyConfigInput>, databaseOf: DatabaseOf): PropertyRecord[] {
  const properties = Object.entries(asked).map(([name, config]) => newProperty(name, config, databaseOf));
  const titles = properties.filter(({ type }) => type === 'title').length;
  if (titles > 1) throw invalid('Only one title property is allowed.');
  if (titles === 0) properties.unshift({ id: 'title', name: 'Name', description: null, type: 'title' });
  assertNamesDiffer(properties);
  return properties;
}

/** Null removes; a key that is not there yet adds; a type that differs changes the column, whose id stays. */
export function editProperties(known: PropertyRecord[], edits: Record<string, PropertyConfigInput | null>, databaseOf: DatabaseOf): PropertyRecord[] {
  let properties = [...known];
  for (const [key, edit] of Object.entries(edits)) {
    const property = findProperty(known, key);
    if (!property) {
      if (!edit || !typeOf(edit)) throw invalid(`Could not find property with name or id: ${key}`);
      if (typeOf(edit) === 'title') throw invalid('Cannot create new title property.');
      properties.push(newProperty(edit.name ?? key, edit, databaseOf));
    } else if (edit === null) {
      if (property.type === 'title') throw invalid('Cannot delete title property.');
      properties = properties.filter(({ id }) => id !== property.id);
    } else properties = properties.map((one) => (one.id === property.id ? edited(property, edit, databaseOf) : one));
  }
  assertNamesDiffer(properties);
  return properties;
}

function edited(property: PropertyRecord, edit: PropertyConfigInput, databaseOf: DatabaseOf): PropertyRecord {
  const { id } = property;
  const named = { id, name: edit.name ?? property.name, description: edit.description === undefined ? property.description : edit.description };
  const type = typeOf(edit);
  if (!type) return { ...property, ...named };
  if (type !== property.type && (type === 'title' || property.type === 'title')) throw invalid('Cannot change the type of a title property.');
  if (type === 'number' && property.type === 'number') return { ...property, ...named, format: edit.number?.format ?? property.format };
  if (type === 'select' && property.type === type) return { ...property, ...named, options: mergeOptions(property.options, edit.select?.options ?? []) };
  if (type === 'multi_select' && property.type === type) return { ...property, ...named, options: mergeOptions(property.options, edit.multi_select?.options ?? []) };
  if (type === 'status' && property.type === type) return { ...property, ...named, ...moreStatus(property, edit.status?.options ?? []) };
  return { ...named, ...configOf(named.name, type, edit, databaseOf) };
}

/** New options come into the first group. */
function moreStatus({ options: known, groups }: PropertyOf<'status'>, asked: OptionConfig[]) {
  const options = mergeOptions(known, asked);
  const fresh = options.slice(known.length).map(({ id }) => id);
  return { options, groups: groups.map((group, i) => (i === 0 ? Object.assign({}, group, { option_ids: [...group.option_ids, ...fresh] }) : group)) };
}

function newProperty(name: string, config: PropertyConfigInput, databaseOf: DatabaseOf): PropertyRecord {
  const type = typeOf(config);
  if (!type) throw invalid(`body failed validation: body.properties.${name} should have a type of property that this stand-in knows.`);
  return { id: type === 'title' ? 'title' : newShortId(), name, description: config.description ?? null, ...configOf(name, type, config, databaseOf) };
}

function configOf(name: string, type: PropertyType, config: PropertyConfigInput, databaseOf: DatabaseOf): PropertyConfig {
  switch (type) {
    case 'number': return { type, format: config.number?.format ?? 'number' };
    case 'select': return { type, options: mergeOptions([], config.select?.options ?? []) };
    case 'multi_select': return { type, options: mergeOptions([], config.multi_select?.options ?? []) };
    case 'status': return { type, ...statusOptions(config.status?.options) };
    case 'relation': {
      const data_source_id = idOf(config.relation?.data_source_id ?? '', `body.properties.${name}.relation.data_source_id`);
      const database_id = databaseOf(data_source_id);
      if (!database_id) throw invalid(`Could not find data source with ID: ${data_source_id}. Make sure the relevant pages and databases are shared with your integration "SAGE".`);
      return { type, data_source_id, database_id };
    }
    default: return { type };
  }
}

const typeOf = (config: PropertyConfigInput): PropertyType | undefined =>
  Object.keys(config).find((key): key is PropertyType => isPropertyType(key) && config[key] !== undefined);

function assertNamesDiffer(properties: PropertyRecord[]) {
  const twice = properties.find(({ name }, i) => properties.findIndex((other) => other.name === name) !== i);
  if (twice) throw invalid(`Property names must be unique: ${twice.name}`);
}
