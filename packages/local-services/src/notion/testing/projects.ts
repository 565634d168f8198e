import type { Client, CreateDatabaseResponse, DatabaseObjectResponse, PageObjectResponse } from '@notionhq/client';
import { LOCAL_NOTION_PAGE_ID } from '@sage/config/local';

export const text = (content: string) => [{ text: { content } }];

/** A database like the studio's projects, under the shared page. */
export async function makeProjects(client: Client, title = 'Projects') {
  const database = full(
    await client.databases.create({
      parent: { type: 'page_id', page_id: LOCAL_NOTION_PAGE_ID },
      title: text(title),
      initial_data_source: {
        properties: {
          Name: { title: {} },
          Tier: { select: { options: [{ name: 'Tier 1' }, { name: 'Tier 2' }] } },
          State: { status: { options: [{ name: 'Open' }, { name: 'Delivered' }] } },
          Created: { date: {} },
          'Current Milestone': { rich_text: {} },
          Progress: { number: { format: 'percent' } },
          Link: { url: {} },
          Done: { checkbox: {} },
          'Sync ID': { rich_text: {} },
        },
      },
    }),
  );
  return { database, sourceId: database.data_sources[0]!.id };
}

export async function makePage(client: Client, sourceId: string, name: string, more: Record<string, unknown> = {}): Promise<PageObjectResponse> {
  const properties = { Name: { title: text(name) }, ...more } as never;
  return (await client.pages.create({ parent: { type: 'data_source_id', data_source_id: sourceId }, properties })) as PageObjectResponse;
}

/** What the error answer says. */
export const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => null,
    (error: { status: number; body: string }) => {
      const { code, message } = JSON.parse(error.body) as { code: string; message: string };
      return { status: error.status, code, message };
    },
  );

function full(database: CreateDatabaseResponse): DatabaseObjectResponse {
  if (!('title' in database)) throw new Error('A partial answer.');
  return database;
}
