import { freshDatabase, type FreshDatabase } from '@sage/db/testing';
import { createNotionStandIn, notionHandlers } from '@sage/local-services/testing';
import { createSync, type Clock, type Sync } from '@sage/notion-sync';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { taskChecklist } from './checklists.ts';
import { commandPort } from './execute-command.ts';
import { syncRegistry } from './registry.ts';

const token = 'ntn_the_only_one';
// why: Notion is not reachable offline; the official SDK speaks to the stand-in as it would to Notion.
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

let database: FreshDatabase;
let standIn: ReturnType<typeof createNotionStandIn>;
let clock: Clock & { at: number };
let sync: Sync;
beforeEach(async () => {
  database = await freshDatabase();
  // why: the studio's first records would count among the calls
  await database.client.query('delete from public.sync_changes');
  standIn = createNotionStandIn({ token });
  server.use(...notionHandlers(standIn));
  clock = { at: Date.now() + 60_000, now: () => new Date(clock.at), sleep: async (ms) => pass(ms) };
  sync = create();
});
afterEach(() => database.drop());

/** Both clocks: the engine's and the stand-in's. */
function pass(ms: number): void {
  clock.at += ms;
  standIn.clock.advance(ms);
}

const create = () =>
  createSync({
    sql: database.client,
    notion: { NOTION_TOKEN: token, NOTION_API_URL: undefined },
    callsPerMinute: 180,
    parentPageId: standIn.parentPageId,
    registry: syncRegistry({ portalUrl: 'https://portal.example.com' }),
    commands: commandPort(database.client),
    checklists: [taskChecklist],
    worker: 'one',
    clock,
  });

const query = async <Row extends object>(sql: string, values: unknown[] = []) => (await database.client.query<Row>(sql, values)).rows;
const asked = () => standIn.calls.list().map(({ operation }) => operation);

async function rest(): Promise<void> {
  for (let n = 0; n < 300; n++) {
    if ((await sync.round(4)) > 0) continue;
    const due = await query(`select from public.sync_state where done_version < want_version and status not in ('quarantined', 'unreachable')`);
    if (due.length === 0) return;
    pass(5_000);
  }
  throw new Error('It does not come to rest.');
}

async function newProject(): Promise<{ client: string; project: string; milestones: string[] }> {
  const [client] = await query<{ id: string }>(`insert into public.clients (name, tier) values ('Okafor', 2) returning id`);
  const [project] = await query<{ id: string }>(`insert into public.projects (client_id, tier, name) values ($1, 2, 'Okafor Garden') returning id`, [client!.id]);
  const milestones = await query<{ id: string }>(
    `insert into public.milestones (project_id, tier, name, "order", kind, turn, due_date)
     select $1, 2, 'Step ' || n, n, 'work', 'studio', '2026-03-10T00:00:00Z' from generate_series(1, 2) n returning id`,
    [project!.id],
  );
  return { client: client!.id, project: project!.id, milestones: milestones.map(({ id }) => id) };
}

/** What the page of a record shows, by the properties' names. */
async function shown(recordId: string): Promise<Record<string, unknown> & { in_trash: boolean }> {
  const [state] = await query<{ page_id: string }>('select page_id from public.sync_state where record_id = $1', [recordId]);
  const response = await standIn.fetch(
    new Request(`https://api.notion.com/v1/pages/${state!.page_id}`, { headers: { authorization: `Bearer ${token}`, 'notion-version': '2026-03-11' } }),
  );
  const { properties, in_trash } = (await response.json()) as { in_trash: boolean; properties: Record<string, Record<string, unknown> & { type: string }> };
  const values = Object.entries(properties).map(([name, property]) => [name, plain(property[property.type])]);
  return { ...(Object.fromEntries(values) as Record<string, unknown>), in_trash };
}

const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((part: { plain_text?: string; id?: string }) => part.plain_text ?? part.id).join('');
  const { name, start } = (value ?? {}) as { name?: string; start?: string };
  return name ?? start ?? value;
};

describe('set-up', () => {
  it('makes the five databases once, and stores where they are', async () => {
    expect(await sync.setUp()).toBe(true);
    expect(asked().filter((name) => name === 'databases.create')).toHaveLength(5);
    expect(await query(`select kind from public.sync_kinds where data_source_id is not null and properties ? 'Sync ID' order by kind`)).toHaveLength(4);
    await sync.setUp();
    expect(asked().filter((name) => name === 'databases.create')).toHaveLength(5);
  });

  it('adopts what is there when the ids were lost', async () => {
    await sync.setUp();
    const before = await query('select kind, database_id, data_source_id, properties from public.sync_kinds order by kind');
    await query('update public.sync_kinds set database_id = null, data_source_id = null, properties = null');
    await sync.setUp();
    expect(await query('select kind, database_id, data_source_id, properties from public.sync_kinds order by kind')).toEqual(before);
  });
});

describe('a project', () => {
  it('is in Notion with its client and milestones, by one call each', async () => {
    await sync.setUp();
    const before = asked().length;
    const { client, project, milestones } = await newProject();
    await rest();
    expect(asked().slice(before)).toEqual(Array(4).fill('pages.create'));
    const [pages] = await query<{ client: string; project: string }>(
      'select c.notion_page_id as client, p.notion_page_id as project from public.projects p join public.clients c on c.id = p.client_id where p.id = $1', [project]);
    expect(await shown(client)).toEqual({ Name: 'Okafor', Tier: null, Status: null, Address: '', 'Sync ID': client, in_trash: false });
    expect(await shown(project)).toMatchObject({
      Name: 'Okafor Garden', Client: pages!.client, Tier: 'Tier 2', Status: 'Onboarding', 'Payment Status': 'Pending', 'Current Milestone': '', Progress: 0, 'Sync ID': project });
    expect(await shown(milestones[1]!)).toMatchObject({ Name: 'Step 2', Project: pages!.project, Order: 2, Status: 'Not started', Due: '2026-03-09' });
  });

  it('follows its milestones by one call a page and one for its overview, once that is found, and the same again by none', async () => {
    await sync.setUp();
    const { project, milestones } = await newProject();
    await rest();
    const before = asked().length;
    await query(`update public.milestones set status = 'in_progress' where id = $1`, [milestones[0]]);
    await rest();
    expect(asked().slice(before)).toEqual(['pages.update', 'pages.update', 'blocks.children.list', 'blocks.update']);
    expect(await shown(project)).toMatchObject({ 'Current Milestone': 'Step 1' });
    await query(`update public.milestones set status = 'completed' where id = $1`, [milestones[0]]);
    await rest();
    const writes = () => asked().slice(before).filter((name) => name !== 'pages.retrieve');
    expect(writes().slice(4)).toEqual(['pages.update', 'pages.update', 'blocks.update']);
    await query(`insert into public.sync_changes (kind, record_id) select kind, record_id from public.sync_state`);
    await rest();
    expect(writes()).toHaveLength(7);
  });

  it('made while Notion is away is there once it is back', async () => {
    await sync.setUp();
    standIn.faults.add({ kind: 'unreachable', seconds: 120 }, standIn.clock.now());
    const { project } = await newProject();
    await rest();
    expect(await shown(project)).toMatchObject({ Name: 'Okafor Garden' });
    expect(asked().filter((name) => name === 'pages.create').length).toBeLessThan(20);
    expect(await query(`select from public.sync_state where status <> 'synced'`)).toEqual([]);
  });

  it.each([true, false])('answered with 503 after it was saved (named: %s) has one page', async (ids) => {
    await sync.setUp();
    standIn.faults.add({ kind: 'query_lag', lag: 10 }, standIn.clock.now());
    standIn.faults.add({ kind: 'unavailable_after_commit', operation: 'pages.create', ids, times: 2 }, standIn.clock.now());
    const { project } = await newProject();
    await rest();
    const saved = standIn.calls.list().filter(({ operation, status, fault }) => operation === 'pages.create' && (status === 200 || fault === 'unavailable_after_commit'));
    expect(saved).toHaveLength(4);
    expect(await shown(project)).toMatchObject({ Name: 'Okafor Garden' });
  });
});

it('a property that a person renamed in Notion is still the same', async () => {
  await sync.setUp();
  const { client } = await newProject();
  await rest();
  const [kind] = await query<{ id: string; name: string }>(`select data_source_id as id, properties ->> 'Name' as name from public.sync_kinds where kind = 'client'`);
  await standIn.fetch(
    new Request(`https://api.notion.com/v1/data_sources/${kind!.id}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${token}`, 'notion-version': '2026-03-11', 'content-type': 'application/json' },
      body: JSON.stringify({ properties: { [kind!.name]: { name: 'Household' } } }),
    }),
  );
  await sync.setUp();
  await query(`update public.clients set name = 'Okafor-Bello' where id = $1`, [client]);
  await rest();
  expect(await shown(client)).toMatchObject({ Household: 'Okafor-Bello' });
});

it('a deliverable is there from its publication to its deletion, with the address that checks access', async () => {
  await sync.setUp();
  const { project } = await newProject();
  const [made] = await query<{ id: string }>(`insert into public.deliverables (project_id, name, category) values ($1, 'Plan', 'Floor Plan') returning id`, [project]);
  await rest();
  expect(await query('select notion_page_id from public.deliverables')).toEqual([{ notion_page_id: null }]);
  await query('update public.deliverables set published_at = now()');
  await rest();
  expect(await shown(made!.id)).toMatchObject({ Name: 'Plan', Category: 'Floor Plan', 'File URL': `https://portal.example.com/deliverables/${made!.id}/file` });
  await query('update public.deliverables set deleted_at = now()');
  await rest();
  expect(await shown(made!.id)).toMatchObject({ in_trash: true });
  await query('update public.deliverables set deleted_at = null');
  await rest();
  expect(await shown(made!.id)).toMatchObject({ in_trash: false });
});
