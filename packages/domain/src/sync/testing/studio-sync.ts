import { freshDatabase } from '@sage/db/testing';
import { createNotionStandIn } from '@sage/local-services/testing';
import { createSync, type Clock, type FileBytes } from '@sage/notion-sync';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import { onTestFinished } from 'vitest';
import { syncRegistry } from '../registry.ts';

const TOKEN = 'ntn_the_only_one';
export const PORTAL = 'https://portal.example.com';

export interface StudioSyncOptions {
  files?: FileBytes;
  /** Before the databases are set up. */
  prepare?: (query: Query) => Promise<unknown>;
}

export type Query = <Row extends object>(sql: string, values?: unknown[]) => Promise<Row[]>;

/**
 * The studio's own sync over a real Postgres, with time that passes by itself. Gone when the test ends.
 * why: Notion is not reachable offline; the official SDK speaks to the stand-in as it would to Notion.
 */
export async function studioSync({ files, prepare = async () => undefined }: StudioSyncOptions = {}) {
  const { client, drop } = await freshDatabase();
  const standIn = createNotionStandIn({ token: TOKEN });
  /** Whatever left for Notion, as it was sent. */
  const sent: string[] = [];
  const server = setupServer(
    http.all('https://api.notion.com/*', async ({ request }) => {
      sent.push(`${request.url}\n${await request.clone().text()}`);
      return standIn.fetch(request);
    }),
  );
  server.listen({ onUnhandledRequest: 'error' });
  onTestFinished(async () => {
    server.close();
    await drop();
  });
  const query: Query = async <Row extends object>(sql: string, values: unknown[] = []) => (await client.query<Row>(sql, values)).rows;
  // why: the records of the seed would count among the calls
  await query('delete from public.sync_changes');
  await prepare(query);
  const clock: Clock & { at: number } = { at: Date.now() + 60_000, now: () => new Date(clock.at), sleep: async (ms) => pass(ms) };
  const pass = (ms: number) => ((clock.at += ms), standIn.clock.advance(ms));
  const sync = createSync({
    sql: client,
    notion: { NOTION_TOKEN: TOKEN, NOTION_API_URL: undefined },
    callsPerMinute: 180,
    parentPageId: standIn.parentPageId,
    registry: syncRegistry({ portalUrl: PORTAL }),
    ...(files && { files }),
    worker: 'one',
    clock,
  });
  await sync.setUp();
  standIn.calls.clear();

  /** Rounds, with time passing between them, until nothing is due. */
  async function rest(): Promise<void> {
    for (let n = 0; n < 1_000; n++) {
      if ((await sync.round(1)) > 0) continue;
      const due = await query(
        `select from public.sync_state s join public.sync_kinds k on k.kind = s.kind and k.mode <> 'off'
         where s.done_version < s.want_version and s.status not in ('quarantined', 'unreachable')`,
      );
      if (due.length === 0) return;
      pass(5_000);
    }
    throw new Error('It does not come to rest.');
  }
  /** Of the API, since this was asked last; a person's are not among them. */
  function calls(): string[] {
    const made = standIn.calls.list().map(({ operation }) => operation);
    standIn.calls.clear();
    return made;
  }

  async function pageId(recordId: string): Promise<string> {
    const [state] = await query<{ page_id: string }>('select page_id from public.sync_state where record_id = $1', [recordId]);
    return state!.page_id;
  }
  return { client, query, standIn, sync, rest, calls, sent, pass, pageId, shown: async (recordId: string) => shownOf(standIn.person.ask('pages.retrieve', { id: await pageId(recordId) })), blocksOf: async (recordId: string) => blocksOf(standIn.person.ask('blocks.children.list', { id: await pageId(recordId) })) };
}

type Shown = Record<string, unknown> & { in_trash: boolean };

/** By the properties' names, each as a person reads it. */
function shownOf(answer: object): Shown {
  const { properties, in_trash } = answer as { in_trash: boolean; properties: Record<string, Record<string, unknown> & { type: string }> };
  return { ...Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, plain(property[property.type])])), in_trash };
}

const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((part: { plain_text?: string; id?: string }) => part.plain_text ?? part.id).join('');
  const { name, start } = (value ?? {}) as { name?: string; start?: string };
  return name ?? start ?? value;
};

export interface ShownBlock {
  id: string;
  type: string;
  text: string;
  /** Where a file is, in Notion or elsewhere. */
  source: string | null;
}

const blocksOf = (answer: object): ShownBlock[] =>
  (answer as { results: ({ id: string; type: string } & Record<string, { rich_text?: unknown; caption?: unknown; type?: string; external?: { url: string } }>)[] }).results.map((block) => {
    const content = block[block.type] as { rich_text?: unknown; caption?: unknown; type?: string; external?: { url: string } };
    return { id: block.id, type: block.type, text: String(plain(content.rich_text ?? content.caption ?? [])), source: content.external?.url ?? content.type ?? null };
  });
