import { isFullPage, type Client, type PageObjectResponse, type QueryDataSourceParameters } from '@notionhq/client';
import type { KindDatabase } from './notion-pages.ts';
import { readValue, type PropertyRead } from './read-values.ts';
import type { MakeCall } from './sync-calls.ts';

export interface SeenPage {
  id: string;
  /** Null: it is in no database. */
  dataSourceId: string | null;
  isTrashed: boolean;
  /** By Notion's clock, in whole minutes. */
  editedAt: Date;
  /** By the properties' ids. */
  properties: Readonly<Record<string, PropertyRead>>;
}

/** All that is read of pages. A query is one call for each hundred pages, and one for none. */
export interface NotionReads {
  page(pageId: string): Promise<SeenPage>;
  changedSince(database: KindDatabase, since: Date | null): Promise<SeenPage[]>;
  /** Pages whose relation `property` leads to `pageId`. */
  relatedTo(database: KindDatabase, property: string, pageId: string): Promise<SeenPage[]>;
  /** Our own connection, as authors are named. */
  ownId(): Promise<string>;
}

/** A property that was there when the database was set up is there no more. */
export class LostProperty extends Error {
  constructor(readonly property: string) {
    super(`The property ${property} was deleted in Notion: restore it there.`);
    this.name = 'LostProperty';
  }
}

/** By our names, in the shape in which we write. @throws LostProperty */
export function valuesOf({ properties }: SeenPage, { propertyIds }: KindDatabase, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.map((name) => {
      const found = properties[propertyIds[name] ?? name];
      if (!found) throw new LostProperty(name);
      return [name, readValue(found)];
    }),
  );
}

function seen(page: PageObjectResponse): SeenPage {
  return {
    id: page.id,
    dataSourceId: page.parent.type === 'data_source_id' ? page.parent.data_source_id : null,
    isTrashed: page.in_trash,
    editedAt: new Date(page.last_edited_time),
    properties: Object.fromEntries(Object.values(page.properties).map((property) => [property.id, property])),
  };
}

export function createNotionReads(client: Client, call: MakeCall): NotionReads {
  const query = async (database: KindDatabase, asked: Omit<QueryDataSourceParameters, 'data_source_id'>) => {
    const found: SeenPage[] = [];
    let cursor: string | undefined;
    do {
      const parameters: QueryDataSourceParameters = { data_source_id: database.dataSourceId, page_size: 100, ...asked, ...(cursor && { start_cursor: cursor }) };
      const page = await call({ effect: 'read', on: 'data_source' }, () => client.dataSources.query(parameters));
      for (const result of page.results) if (result.object === 'page' && isFullPage(result)) found.push(seen(result));
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    return found;
  };
  return {
    page: async (pageId) => {
      const page = await call({ effect: 'read', on: 'record' }, () => client.pages.retrieve({ page_id: pageId }));
      if (!isFullPage(page)) throw new Error(`Notion shows page ${pageId} in part only`);
      return seen(page);
    },
    changedSince: (database, since) =>
      query(database, {
        sorts: [{ timestamp: 'last_edited_time', direction: 'ascending' }],
        ...(since && { filter: { timestamp: 'last_edited_time', last_edited_time: { on_or_after: since.toISOString() } } }),
      }),
    relatedTo: (database, property, pageId) => query(database, { filter: { property: database.propertyIds[property] ?? property, relation: { contains: pageId } } }),
    ownId: async () => (await call({ effect: 'read', on: 'record' }, () => client.users.me({}))).id,
  };
}
