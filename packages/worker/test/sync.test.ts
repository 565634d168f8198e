import { freshDatabase, type FreshDatabase } from '@sage/db/testing';
import { createNotionStandIn, serveStandIn } from '@sage/local-services/testing';
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import type { SyncSettings } from '../src/sync/start-sync.ts';
import { eventually, runWorker } from './run-worker.ts';

const token = 'ntn_0123456789abcdef';
let database: FreshDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

/** why: Notion is not reachable offline. Over HTTP, as the local start runs it. */
async function notion() {
  const standIn = createNotionStandIn({ token });
  const server = await serveStandIn(standIn, { name: 'Notion', text: 'Stands in.' }, 0);
  onTestFinished(() => server.close());
  const sync: SyncSettings = {
    notion: { NOTION_TOKEN: token, NOTION_API_URL: server.url },
    callsPerMinute: 6_000,
    parentPageId: standIn.parentPageId,
    portalUrl: 'http://localhost:3001',
  };
  return { standIn, sync };
}
const done = (standIn: Awaited<ReturnType<typeof notion>>['standIn'], operation: string) => standIn.calls.list().filter((call) => call.operation === operation && call.status === 200).length;
const addClients = (from: number, to: number) =>
  database.client.query(`insert into public.clients (name, tier) select 'Client ' || n, 2 from generate_series($1::int, $2::int) n`, [from, to]);
const synced = async () => (await database.client.query(`select from public.clients where notion_page_id is not null`)).rows.length;

it('two workers set the databases up once, and make one page a record', async () => {
  const { standIn, sync } = await notion();
  await addClients(1, 5);
  const [worker] = await Promise.all([1, 2].map(() => runWorker(database.url, async () => undefined, { sync })));
  await eventually(async () => (await synced()) === 5);
  await addClients(6, 20);
  await eventually(async () => (await synced()) === 20);
  expect([done(standIn, 'databases.create'), done(standIn, 'pages.create')]).toEqual([5, 20]);
  const text = await (await fetch(`${worker!.url}/metrics`)).text();
  expect(text).toContain('sync_records{status="synced",app="worker"} 20');
  expect(text).toMatch(/^sync_waiting\{app="worker"\} 0$/m);
});

it('a worker that stops leaves no record in its hands', async () => {
  const { sync } = await notion();
  const worker = await runWorker(database.url, async () => undefined, { sync });
  await addClients(1, 40);
  await eventually(async () => (await synced()) > 3);
  await worker.stop();
  expect((await database.client.query('select from public.sync_state where lease is not null')).rows).toEqual([]);
});

it('without Notion the other work goes on, and what changed waits', async () => {
  const { sync } = await notion();
  const nowhere = { ...sync, notion: { ...sync.notion, NOTION_API_URL: 'http://127.0.0.1:9' } };
  const worker = await runWorker(database.url, async () => undefined, { sync: nowhere });
  await addClients(1, 1);
  await eventually(async () => (await database.client.query('select from public.sync_state')).rows.length === 1);
  expect((await fetch(`${worker.url}/readyz`)).status).toBe(200);
  expect((await database.client.query('select status, attempts from public.sync_state')).rows).toEqual([{ status: 'pending', attempts: 0 }]);
});

it('a kind that is turned on while workers run is set up and shown', async () => {
  const { standIn, sync } = await notion();
  await database.client.query(`update public.sync_kinds set mode = 'off' where kind = 'client'`);
  await runWorker(database.url, async () => undefined, { sync });
  await addClients(1, 3);
  await eventually(async () => (await database.client.query('select from public.sync_changes')).rows.length === 0);
  // why: an admin's function does this; its rights have tests of their own
  await database.client.query(`update public.sync_kinds set mode = 'push' where kind = 'client'`);
  await eventually(async () => (await synced()) === 3);
  expect(done(standIn, 'pages.create')).toBe(3);
  expect((await database.client.query('select distinct kind, result, calls from public.sync_activity')).rows).toEqual([{ kind: 'client', result: 'synced', calls: 1 }]);
});
