import type { DataSourceViewObjectResponse, PartialDataSourceViewObjectResponse } from '@notionhq/client';
import type { ViewRecord } from '../model/records.ts';
import type { Store } from '../store/store.ts';
import { authors, minute, notionUrl } from './stamps.ts';

type Configuration = NonNullable<DataSourceViewObjectResponse['configuration']>;

export const partialViewAnswer = ({ id, database_id, type }: ViewRecord) =>
  ({ object: 'view', id, parent: { type: 'database_id', database_id }, type }) satisfies PartialDataSourceViewObjectResponse;

export function viewAnswer(store: Store, view: ViewRecord) {
  return {
    ...partialViewAnswer(view),
    ...authors(view),
    name: view.name,
    created_time: minute(view.created_ms),
    last_edited_time: minute(view.edited_ms),
    url: `${notionUrl(view.database_id)}?v=${view.id.replaceAll('-', '')}`,
    data_source_id: view.data_source_id,
    filter: view.filter as DataSourceViewObjectResponse['filter'],
    sorts: view.sorts,
    quick_filters: view.quick_filters as DataSourceViewObjectResponse['quick_filters'],
    configuration: named(store, view),
  } satisfies DataSourceViewObjectResponse;
}

/** Properties are kept by id and told with the name that they have now. */
function named(store: Store, { data_source_id, configuration }: ViewRecord): Configuration {
  const names = new Map(store.get('data_source', data_source_id).properties.map(({ id, name }) => [id, name]));
  const withName = <T>(value: T): T => {
    if (Array.isArray(value)) return value.map(withName) as T;
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, inner]) => [key, withName(inner as unknown)] as const);
    const name = 'property_id' in value ? names.get(value.property_id as string) : undefined;
    return Object.fromEntries(name === undefined ? entries : [...entries, ['property_name', name]]) as T;
  };
  const { cover, ...rest } = configuration as Record<string, unknown>;
  return { ...withName(rest), ...(cover !== undefined && { cover }) } as Configuration;
}
