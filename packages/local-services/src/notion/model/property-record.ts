import type { DataSourceObjectResponse } from '@notionhq/client';

export type Color = Extract<DataSourceObjectResponse['properties'][string], { type: 'select' }>['select']['options'][number]['color'];
export interface Option {
  id: string;
  name: string;
  color: Color;
  description: string | null;
}
export interface OptionGroup {
  id: string;
  name: string;
  color: Color;
  option_ids: string[];
}

/** What a property's type adds to it. */
export type PropertyConfig =
  | { type: 'title' | 'rich_text' | 'date' | 'url' | 'email' | 'phone_number' | 'files' | 'checkbox' }
  | { type: 'number'; format: string }
  | { type: 'select'; options: Option[] }
  | { type: 'multi_select'; options: Option[] }
  | { type: 'status'; options: Option[]; groups: OptionGroup[] }
  | { type: 'relation'; data_source_id: string; database_id: string };
export type PropertyType = PropertyConfig['type'];

/** A column of a data source. Its id never changes, whatever it is called. */
export type PropertyRecord = { id: string; name: string; description: string | null } & PropertyConfig;
export type PropertyOf<T extends PropertyType> = PropertyRecord & Extract<PropertyConfig, { type: T }>;
