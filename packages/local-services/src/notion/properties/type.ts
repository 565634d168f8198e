import type { DataSourceObjectResponse, PageObjectResponse } from '@notionhq/client';
import type { z } from '@sage/config/z';
import type { PropertyOf, PropertyRecord, PropertyType } from '../model/property-record.ts';
import type { Store } from '../store/store.ts';
import type { Value } from '../model/records.ts';

export type ValueResponse = PageObjectResponse['properties'][string];
export type ConfigResponse = DataSourceObjectResponse['properties'][string];
type ValueOf<T extends PropertyType> = Omit<Extract<ValueResponse, { type: T }>, 'id'>;
type ConfigOf<T extends PropertyType> = Omit<Extract<ConfigResponse, { type: T }>, 'id' | 'name' | 'description'>;

/** What a written value may do to the rest of the workspace. */
export interface Surroundings {
  hasPage(id: string): boolean;
  /** Keeps a new option with the property. */
  addOption(property: PropertyOf<'select'> | PropertyOf<'multi_select'>, name: string): string;
  /** Keeps an uploaded file for good. @returns its name */
  attach(uploadId: string): string;
}

export type Condition = (value: never, operand: never, property: never) => boolean;

/** One type of property: everything that depends on it is here, so that a new type is one file and one line of the registry. */
export interface PropertyTypeOf<T extends PropertyType, V extends Value, Input> {
  empty: V;
  input: z.ZodType<Input>;
  write(input: Input, property: PropertyOf<T>, around: Surroundings): V;
  read(value: V, property: PropertyOf<T>, store: Store): ValueOf<T>;
  config(property: PropertyOf<T>): ConfigOf<T>;
  /** What it is sorted by; null goes last. */
  order(value: V, property: PropertyOf<T>): string | number | null;
  isEmpty(value: V): boolean;
  /** Filters beside `is_empty` and `is_not_empty`. */
  conditions: Record<string, (value: V, operand: never, property: PropertyOf<T>) => boolean>;
}

/** The same without its type, for the registry. */
export interface AnyPropertyType {
  empty: Value;
  input: z.ZodType;
  write(input: unknown, property: PropertyRecord, around: Surroundings): Value;
  read(value: Value, property: PropertyRecord, store: Store): Omit<ValueResponse, 'id'>;
  config(property: PropertyRecord): Omit<ConfigResponse, 'id' | 'name' | 'description'>;
  order(value: Value, property: PropertyRecord): string | number | null;
  isEmpty(value: Value): boolean;
  conditions: Record<string, (value: Value, operand: unknown, property: PropertyRecord) => boolean>;
}

export const propertyType = <T extends PropertyType, V extends Value, Input>(type: PropertyTypeOf<T, V, Input>): AnyPropertyType => type as unknown as AnyPropertyType;
