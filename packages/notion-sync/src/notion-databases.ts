import { isFullBlock, isFullDatabase, isFullDataSource, type Client, type UpdateDataSourceParameters } from '@notionhq/client';
import type { PropertyConfig } from './property-config.ts';
import type { MakeCall } from './sync-calls.ts';

export interface DatabaseIds {
  databaseId: string;
  dataSourceId: string;
}

export interface DataSource {
  isTrashed: boolean;
  /** Ids by the names that the properties have in Notion now. */
  propertyIds: Record<string, string>;
}

/** All that set-up asks of Notion. Each is one call, but for listing a page with over a hundred blocks. */
export interface NotionDatabases {
  /** By title. */
  listUnder(pageId: string): Promise<Map<string, string>>;
  idsOf(databaseId: string): Promise<DatabaseIds>;
  create(pageId: string, title: string, properties: Record<string, PropertyConfig>): Promise<DatabaseIds>;
  describe(dataSourceId: string): Promise<DataSource>;
  addProperties(dataSourceId: string, properties: Record<string, PropertyConfig>): Promise<DataSource>;
}

const propertyIds = (properties: Record<string, { id: string }>) => Object.fromEntries(Object.entries(properties).map(([name, { id }]) => [name, id]));

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
    return { isTrashed: 'in_trash' in found && found.in_trash, propertyIds: propertyIds(found.properties) };
  },
  addProperties: async (dataSourceId, properties) => {
    const asked: UpdateDataSourceParameters = { data_source_id: dataSourceId, properties: properties as UpdateDataSourceParameters['properties'] };
    const found = await call({ effect: 'write', on: 'data_source' }, () => client.dataSources.update(asked));
    return { isTrashed: false, propertyIds: isFullDataSource(found) ? propertyIds(found.properties) : {} };
  },
});
