import { isFullPage, type Client, type PageObjectResponse, type QueryDataSourceParameters } from '@notionhq/client';
import type { PropertyValue } from '../entity.ts';
import type { KindDatabase } from '../notion-pages.ts';
import { readValue } from '../read-values.ts';
import type { MakeCall } from '../sync-calls.ts';

/** All pages of a data source that are not in the trash, oldest first: a hundred a call. */
export async function listPages({ client, call }: { client: Client; call: MakeCall }, dataSourceId: string): Promise<PageObjectResponse[]> {
  const pages: PageObjectResponse[] = [];
  let cursor: string | undefined;
  do {
    const asked: QueryDataSourceParameters = { data_source_id: dataSourceId, page_size: 100, start_cursor: cursor, sorts: [{ timestamp: 'created_time', direction: 'ascending' }] };
    const answer = await call({ effect: 'read', on: 'data_source' }, () => client.dataSources.query(asked));
    pages.push(...answer.results.filter((result) => result.object === 'page').filter(isFullPage));
    cursor = answer.next_cursor ?? undefined;
  } while (cursor);
  return pages;
}

/** By our names, whatever the properties are called now. */
export function valuesOf(page: PageObjectResponse, { propertyIds }: Pick<KindDatabase, 'propertyIds'>): Record<string, PropertyValue | null> {
  const byId = new Map(Object.values(page.properties).map((property) => [property.id, property]));
  return Object.fromEntries(Object.entries(propertyIds).map(([name, id]) => [name, readIfThere(byId.get(id))]));
}

const readIfThere = (property: PageObjectResponse['properties'][string] | undefined) => (property ? readValue(property) : null);
