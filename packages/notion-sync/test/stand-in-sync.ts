import { createNotionStandIn, notionHandlers, type NotionStandIn } from '@sage/local-services/testing';
import { Client } from '@notionhq/client';
import { setupServer } from 'msw/node';
import { onTestFinished } from 'vitest';
import { createRegistry, entity, createSync, managedLink, number, pagesOf, title, NOTION_VERSION, type Clock, type Entity, type FileBytes, type ManagedBlock, type Sync } from '../src/index.ts';
import { syncDatabase, virtualClock, type SyncDatabase } from './sync-database.ts';

const TOKEN = 'ntn_0123456789abcdef';
const BY_NAME = { Name: { type: 'title' } } as const;

export const clients = entity({ kind: 'client', dataSource: 'Clients', dependsOn: [], properties: BY_NAME, toNotion: (row: { name: string }) => ({ Name: title(row.name) }) });

/** Its overview says whatever the project is called. */
export const overview = ({ id, name }: { id: string; name: string }): ManagedBlock => ({
  type: 'callout',
  icon: '🌿',
  words: [{ text: 'Overview', link: managedLink(`https://portal.example.com/projects/${id}`) }, { text: `\nThis is ${name}.` }],
});
export const projects = entity({
  kind: 'project',
  dataSource: 'Projects',
  dependsOn: ['client'],
  properties: { ...BY_NAME, Client: { type: 'relation', kind: 'client' } },
  toNotion: (row: { id: string; name: string; client_id: string }) => ({ Name: title(row.name), Client: pagesOf('client', row.client_id) }),
  toBody: overview,
});
const milestones = entity({
  kind: 'milestone',
  dataSource: 'Milestones',
  dependsOn: ['project'],
  properties: { ...BY_NAME, Order: { type: 'number', format: 'number' }, Project: { type: 'relation', kind: 'project' } },
  toNotion: (row: { name: string; order: number; project_id: string }) => ({ Name: title(row.name), Order: number(row.order), Project: pagesOf('project', row.project_id) }),
});

export interface StandInSync {
  database: SyncDatabase;
  standIn: NotionStandIn;
  clock: Clock & { pass(ms: number): void; at(): number };
  sync: Sync;
  /** Another worker, or the same one after it was started again. */
  another(worker: string): Sync;
  /** The SDK, as a person's tool. */
  notion: Client;
  /** Rounds, with time passing between them, until nothing is due. */
  rest(sync?: Sync): Promise<void>;
  /** Names of the API's calls since this was asked last. */
  calls(): string[];
  pageOf(recordId: string): Promise<string>;
}

export interface StandInSyncOptions {
  entities?: readonly Entity[];
  files?: FileBytes;
  callsPerMinute?: number;
}

/**
 * The whole sync over a real Postgres, with time that passes by itself. Gone when the test ends.
 * why: Notion is not reachable offline; the official SDK speaks to the stand-in as it would to Notion.
 */
export async function standInSync({ entities = [clients, projects, milestones], files, callsPerMinute = 180 }: StandInSyncOptions = {}): Promise<StandInSync> {
  const database = await syncDatabase();
  await database.query(`update public.sync_kinds set data_source_id = null, properties = null`);
  const standIn = createNotionStandIn({ token: TOKEN, callsPerMinute });
  const server = setupServer(...notionHandlers(standIn));
  server.listen({ onUnhandledRequest: 'error' });
  onTestFinished(() => server.close());
  const own = virtualClock();
  const pass = (ms: number) => (own.pass(ms), standIn.clock.advance(ms));
  const clock = { ...own, pass, sleep: async (ms: number) => pass(ms) };
  const another = (worker: string) =>
    createSync({
      sql: database.pool,
      notion: { NOTION_TOKEN: TOKEN, NOTION_API_URL: undefined },
      callsPerMinute,
      parentPageId: standIn.parentPageId,
      registry: createRegistry(entities),
      files,
      worker,
      clock,
    });
  const sync = another('one');
  await sync.setUp();
  standIn.calls.clear();
  return {
    database,
    standIn,
    clock,
    sync,
    another,
    notion: new Client({ auth: TOKEN, notionVersion: NOTION_VERSION, retry: false, logger: () => undefined }),
    rest: (worker = sync) => settled(worker, database, clock),
    calls: () => {
      const made = standIn.calls.list().map(({ operation }) => operation);
      standIn.calls.clear();
      return made;
    },
    pageOf: async (recordId) => (await database.query<{ page_id: string }>('select page_id from public.sync_state where record_id = $1', [recordId]))[0]!.page_id,
  };
}

async function settled(sync: Sync, { query }: SyncDatabase, clock: StandInSync['clock']): Promise<void> {
  for (let n = 0; n < 2_000; n++) {
    if ((await sync.round(10)) > 0) continue;
    const due = await query(`select from public.sync_state where done_version < want_version and status not in ('quarantined', 'unreachable')`);
    if (due.length === 0) return;
    clock.pass(5_000);
  }
  throw new Error('It does not come to rest.');
}
