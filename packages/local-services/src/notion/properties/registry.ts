import type { PropertyRecord, PropertyType } from '../model/property-record.ts';
import type { PageRecord, Value } from '../model/records.ts';
import { date } from './date.ts';
import { files } from './files.ts';
import { multi_select } from './multi-select.ts';
import { select, status } from './options.ts';
import { relation } from './relation.ts';
import { checkbox, number } from './simple.ts';
import { email, phone_number, rich_text, title, url } from './text.ts';
import type { AnyPropertyType } from './type.ts';

/** Adding a type of property is a file like these and a line here. */
export const PROPERTY_TYPES: Record<PropertyType, AnyPropertyType> = { title, rich_text, select, multi_select, status, relation, number, date, url, email, phone_number, files, checkbox };

export const isPropertyType = (name: string): name is PropertyType => Object.hasOwn(PROPERTY_TYPES, name);
export const valueOf = (page: PageRecord, property: PropertyRecord): Value => page.values[property.id] ?? PROPERTY_TYPES[property.type].empty;

/** By name or id; an id may come percent-encoded. */
export const findProperty = (properties: PropertyRecord[], key: string): PropertyRecord | undefined =>
  properties.find(({ name }) => name === key) ?? properties.find(({ id }) => id === key || encodeURIComponent(id) === key);
