import type { DatabaseObjectResponse, DataSourceObjectResponse } from '@notionhq/client';
import { plainText } from '../model/rich-text.ts';
import type { DatabaseRecord, DataSourceRecord } from '../model/records.ts';
import { PROPERTY_TYPES } from '../properties/registry.ts';
import type { ConfigResponse } from '../properties/type.ts';
import type { Store } from '../store/store.ts';
import { coverAnswer, iconAnswer } from './file.ts';
import { authors, notionUrl, stamps } from './stamps.ts';

export const databaseAnswer = (store: Store, database: DatabaseRecord): DatabaseObjectResponse =>
  ({
    object: 'database',
    ...stamps(store, database),
    title: database.title,
    description: database.description,
    parent: database.parent,
    is_inline: database.is_inline,
    is_locked: database.is_locked,
    data_sources: database.data_sources.map((id) => ({ id, name: plainText(store.get('data_source', id).title) })),
    icon: iconAnswer(store, database.icon),
    cover: coverAnswer(store, database.cover),
    url: notionUrl(database.id),
    public_url: null,
  }) satisfies DatabaseObjectResponse;

export function dataSourceAnswer(store: Store, source: DataSourceRecord): DataSourceObjectResponse {
  const database = store.get('database', source.database_id);
  return {
    object: 'data_source',
    ...stamps(store, source),
    ...authors(source),
    title: source.title,
    description: source.description,
    parent: { type: 'database_id', database_id: source.database_id },
    database_parent: database.parent,
    is_inline: database.is_inline,
    properties: Object.fromEntries(
      source.properties.map((property) => {
        const { id, name, description } = property;
        return [name, { id, name, description, ...PROPERTY_TYPES[property.type].config(property) } as ConfigResponse];
      }),
    ),
    icon: iconAnswer(store, source.icon),
    cover: coverAnswer(store, database.cover),
    url: notionUrl(source.id),
    public_url: null,
  } satisfies DataSourceObjectResponse;
}
