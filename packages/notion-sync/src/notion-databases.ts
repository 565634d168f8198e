import { isFullBlock, isFullDatabase, isFullDataSource, type Client, type UpdateDataSourceParameters } from '@notionhq/client';
import type { PropertyConfig } from './property-config.ts';
import type { PropertyNow } from './schema-check.ts';
import type { MakeCall } from './sync-calls.ts';

export interface DatabaseIds {
  databaseId: string;
  dataSourceId: string;
}

export interface DataSource {
  isTrashed: boolean;
  /** The page that its database stands on; null when it stands elsewhere. */
  pageId: string | null;
  properties: PropertyNow[];
}

/** All that set-up asks of Notion. Each is one call, but for listing a page with over a hundred blocks. */
export interface NotionDatabases {
  /** By title. */
  listUnder(pageId: string): Promise<Map<string, string>>;
  idsOf(databaseId: string): Promise<DatabaseIds>;
  create(pageId: string, title: string, properties: Record<string, PropertyConfig>): Promise<DatabaseIds>;
  describe(dataSourceId: string): Promise<DataSource>;
  /** By name or id; what is not there yet is added. */
  changeProperties(dataSourceId: string, properties: Record<string, PropertyConfig>): Promise<DataSource>;
}

type Described = Awaited<ReturnType<Client['dataSources']['retrieve']>>['properties'];

const propertiesOf = (described: Described): PropertyNow[] =>
  Object.entries(described).map(([name, property]) => ({ id: property.id, name, type: property.type, options: optionsOf(property), relatesTo: property.type === 'relation' ? property.relation.data_source_id : null }));

function optionsOf(property: Described[string]): PropertyNow['options'] {
  const options = property.type === 'select' ? property.select.options : property.type === 'status' ? property.status.options : [];
  return options.map(({ id, name }) => ({ id, name }));
}

function ids(database: Parameters<typeof isFullDatabase>[0]): DatabaseIds {
  const [dataSource] = isFullDatabase(database) ? database.data_sources : [];
  if (!dataSource) throw new Error(`Notion shows no data source in the database ${database.id}`);
  return { databaseId: database.id, dataSourceId: dataSource.id };
}

export const createNotionDatabases = (client: Client, call: MakeCall): NotionDatabases => ({
  listUnder: async (pageId) => {
    const found = new Map<string, string>();
    let cursor: string | undefined;
    do {
      const page = await call({ effect: 'read', on: 'data_source' }, () => client.blocks.children.list({ block_id: pageId, page_size: 100, start_cursor: cursor }));
      for (const block of page.results) if (isFullBlock(block) && block.type === 'child_database' && !block.in_trash) found.set(block.child_database.title, block.id);
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    return found;
  },
  idsOf: async (databaseId) => ids(await call({ effect: 'read', on: 'data_source' }, () => client.databases.retrieve({ database_id: databaseId }))),
  create: async (pageId, title, properties) =>
    ids(
      await call({ effect: 'write', on: 'data_source' }, () =>
        client.databases.create({ parent: { type: 'page_id', page_id: pageId }, title: [{ text: { content: title } }], initial_data_source: { properties } }),
      ),
    ),
  describe: async (dataSourceId) => {
    const found = await call({ effect: 'read', on: 'data_source' }, () => client.dataSources.retrieve({ data_source_id: dataSourceId }));
    const isFull = isFullDataSource(found);
    return { isTrashed: isFull && found.in_trash, pageId: isFull && found.database_parent.type === 'page_id' ? found.database_parent.page_id : null, properties: propertiesOf(found.properties) };
  },
  changeProperties: async (dataSourceId, properties) => {
    const asked: UpdateDataSourceParameters = { data_source_id: dataSourceId, properties: properties as UpdateDataSourceParameters['properties'] };
    const found = await call({ effect: 'write', on: 'data_source' }, () => client.dataSources.update(asked));
    return { isTrashed: false, pageId: null, properties: isFullDataSource(found) ? propertiesOf(found.properties) : [] };
  },
});
