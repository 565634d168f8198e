import type { BlockObjectRequest, Client, CreatePageParameters, UpdatePageParameters } from '@notionhq/client';
import type { PropertyValue } from './entity.ts';
import { createNotionBlocks, type NotionBlocks } from './notion-blocks.ts';
import type { CallOptions, MakeCall } from './sync-calls.ts';
import { SYNC_ID } from './sync-id.ts';

/** Where a kind's pages are, and what Notion calls their properties: ids outlive a rename. */
export interface KindDatabase {
  dataSourceId: string;
  /** By our names. */
  propertyIds: Readonly<Record<string, string>>;
}

export type Properties = Record<string, PropertyValue>;

export interface PageChange {
  properties?: Properties;
  isTrashed?: boolean;
}

/** What a page begins with. */
export interface NewPage {
  properties: Properties;
  block?: BlockObjectRequest | null;
}

/** All that the engine asks of Notion about records. Each is one call. */
export interface NotionPages {
  /** @returns the page's id */
  create(database: KindDatabase, page: NewPage, options?: CallOptions): Promise<string>;
  update(database: KindDatabase, pageId: string, change: PageChange, options?: CallOptions): Promise<void>;
  /** Oldest first. What was made a moment ago may not show yet. */
  findBySyncId(database: KindDatabase, syncId: string): Promise<string[]>;
  isInTrash(pageId: string): Promise<boolean>;
  readonly blocks: NotionBlocks;
}

const idOf = ({ propertyIds }: KindDatabase, name: string) => propertyIds[name] ?? name;
const byId = <T>(database: KindDatabase, properties: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(properties).map(([name, value]) => [idOf(database, name), value]));

export const createNotionPages = (client: Client, call: MakeCall): NotionPages => ({
  blocks: createNotionBlocks(client, call),
  create: async (database, { properties, block }, options) => {
    const parent = { type: 'data_source_id', data_source_id: database.dataSourceId } as const;
    const asked: CreatePageParameters = { parent, properties: byId(database, properties), ...(block && { children: [block] }) };
    return (await call({ effect: 'write', on: 'data_source', id: database.dataSourceId }, () => client.pages.create(asked), options)).id;
  },
  update: async (database, pageId, { properties, isTrashed }, options) => {
    const asked: UpdatePageParameters = { page_id: pageId };
    if (properties) asked.properties = byId(database, properties) as UpdatePageParameters['properties'];
    if (isTrashed !== undefined) asked.in_trash = isTrashed;
    await call({ effect: 'write', on: 'record' }, () => client.pages.update(asked), options);
  },
  findBySyncId: async (database, syncId) => {
    const { results } = await call({ effect: 'read', on: 'data_source' }, () =>
      client.dataSources.query({
        data_source_id: database.dataSourceId,
        filter: { property: idOf(database, SYNC_ID), rich_text: { equals: syncId } },
        sorts: [{ timestamp: 'created_time', direction: 'ascending' }],
        page_size: 10,
      }),
    );
    return results.map(({ id }) => id);
  },
  isInTrash: async (pageId) => {
    const page = await call({ effect: 'read', on: 'record' }, () => client.pages.retrieve({ page_id: pageId }));
    return 'in_trash' in page && page.in_trash;
  },
});
