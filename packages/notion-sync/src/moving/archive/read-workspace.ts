import { isFullBlock, isFullComment, isFullDatabase, isFullDataSource, isFullPage, type CommentObjectResponse, type DataSourceObjectResponse, type PageObjectResponse } from '@notionhq/client';
import { CallFailed } from '../../sync-calls.ts';
import type { NotionDoor } from '../open-notion.ts';
import { listPages } from '../read-pages.ts';
import type { ArchivedBlock } from './archive.schema.ts';

/** Reads whole what Notion hands out in pieces. Null, or nothing: it is not there, or not shared with the connection. */
export interface NotionReader {
  search(): Promise<{ pages: PageObjectResponse[]; dataSourceIds: string[] }>;
  page(id: string): Promise<PageObjectResponse | null>;
  dataSource(id: string): Promise<DataSourceObjectResponse | null>;
  dataSourceIdsOf(databaseId: string): Promise<string[]>;
  pagesOf(dataSourceId: string): Promise<PageObjectResponse[]>;
  /** With their children, but for pages and databases, which are read for themselves. */
  blocks(id: string): Promise<ArchivedBlock[]>;
  /** The open ones on the page or block itself. */
  comments(id: string): Promise<CommentObjectResponse[]>;
  /** A page names 25 relations at most. */
  withLongProperties(page: PageObjectResponse): Promise<PageObjectResponse>;
}

interface List<T> {
  results: T[];
  next_cursor: string | null;
}

export function createReader({ client, call }: NotionDoor): NotionReader {
  const one = <T>(send: () => Promise<T>) => ifThere(call({ effect: 'read', on: 'record' }, send));
  const listed = <T>(ask: (cursor: string | undefined) => Promise<List<T>>) => ifThere(all((cursor) => call({ effect: 'read', on: 'record' }, () => ask(cursor))));
  const reader: NotionReader = {
    search: async () => {
      const found = await all((cursor) => call({ effect: 'read', on: 'data_source' }, () => client.search({ page_size: 100, start_cursor: cursor })));
      return { pages: found.filter((hit) => hit.object === 'page').filter(isFullPage), dataSourceIds: found.filter((hit) => hit.object === 'data_source').map(({ id }) => id) };
    },
    page: async (id) => {
      const page = await one(() => client.pages.retrieve({ page_id: id }));
      return page && isFullPage(page) && !page.in_trash ? page : null;
    },
    dataSource: async (id) => {
      const found = await one(() => client.dataSources.retrieve({ data_source_id: id }));
      return found && isFullDataSource(found) && !found.in_trash ? found : null;
    },
    dataSourceIdsOf: async (id) => {
      const database = await one(() => client.databases.retrieve({ database_id: id }));
      return database && isFullDatabase(database) ? database.data_sources.map((source) => source.id) : [];
    },
    pagesOf: (id) => listPages({ client, call }, id),
    blocks: async (id) => {
      const found = await listed((cursor) => client.blocks.children.list({ block_id: id, page_size: 100, start_cursor: cursor }));
      const blocks: ArchivedBlock[] = [];
      for (const block of (found ?? []).filter(isFullBlock)) {
        const isOwn = block.type === 'child_page' || block.type === 'child_database';
        blocks.push(block.has_children && !isOwn ? { ...block, children: await reader.blocks(block.id) } : block);
      }
      return blocks;
    },
    comments: async (id) => {
      const found = await listed((cursor) => client.comments.list({ block_id: id, page_size: 100, start_cursor: cursor }));
      return (found ?? []).filter(isFullComment);
    },
    withLongProperties: async (page) => ({ ...page, properties: await longProperties(page, { client, call }) }),
  };
  return reader;
}

async function all<T>(ask: (cursor: string | undefined) => Promise<List<T>>): Promise<T[]> {
  const results: T[] = [];
  let cursor: string | undefined;
  do {
    const list = await ask(cursor);
    results.push(...list.results);
    cursor = list.next_cursor ?? undefined;
  } while (cursor);
  return results;
}

async function ifThere<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    // Without the capability to read comments an export is still worth having.
    if (error instanceof CallFailed && (error.failure.kind === 'fix-data' || error.failure.kind === 'config')) return null;
    throw error;
  }
}

async function longProperties(page: PageObjectResponse, { client, call }: Pick<NotionDoor, 'client' | 'call'>): Promise<PageObjectResponse['properties']> {
  const properties = { ...page.properties };
  for (const [name, property] of Object.entries(properties)) {
    if (property.type !== 'relation' || !('has_more' in property) || !property.has_more) continue;
    const items = await all(async (cursor) => {
      const answer = await call({ effect: 'read', on: 'record' }, () => client.pages.properties.retrieve({ page_id: page.id, property_id: property.id, start_cursor: cursor, page_size: 100 }));
      return answer.object === 'list' ? answer : { results: [answer], next_cursor: null };
    });
    properties[name] = { ...property, relation: items.flatMap((item) => (item.type === 'relation' ? [{ id: item.relation.id }] : [])) };
  }
  return properties;
}
