import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawnProgram } from '@sage/local-services/testing';
import { expect, it, onTestFinished } from 'vitest';
import { setup } from '../src/commands/setup.ts';
import { runSync } from '../src/jobs/run-sync.ts';
import { addProjects, emptyNotion, movingStudio, pagesBySyncId, rest, token, type MovingStudio } from './commands/moving-studio.ts';
import { eventually, runWorker } from './run-worker.ts';

interface Run {
  stage: string;
  finished_at: Date | null;
  error: string | null;
  report: { plan?: Record<string, unknown>[]; proofs?: Record<string, unknown>[]; left?: object } | null;
}

async function fullStudio(projects: number) {
  const studio = await movingStudio();
  await studio.run(setup);
  await addProjects(studio, projects);
  await rest(studio);
  const admin = (await studio.query<{ id: string }>(`insert into public.users (email, name, user_type) values ('ada@sage.example', 'Ada', 'admin') returning id`))[0]!.id;
  /** As the console does. */
  const ask = async (what: string, follows: string | null = null, confirmation: string | null = null) => {
    const client = await studio.pool.connect();
    try {
      await client.query('begin');
      await client.query(`select set_config('request.jwt.claims', $1, true)`, [JSON.stringify({ role: 'authenticated', user_type: 'admin', sub: admin })]);
      const { rows } = await client.query<{ id: string }>('select public.ask_sync_run($1, $2, $3) as id', [what, follows, confirmation]);
      await client.query('commit');
      return rows[0]!.id;
    } finally {
      client.release();
    }
  };
  const find = async (id: string) => (await studio.query<Run>('select stage, finished_at, error, report from public.sync_runs where id = $1', [id]))[0]!;
  const ended = (id: string) => eventually(async () => ((await find(id)).finished_at ? find(id) : null));
  return { ...studio, ask, find, ended };
}

const portsOf = ({ standIn, server }: MovingStudio) => ({
  notion: { NOTION_TOKEN: token, NOTION_API_URL: server.url },
  callsPerMinute: 10_000,
  parentPageId: standIn.parentPageId,
  portalUrl: 'http://localhost:3001',
});

/** Does what was asked for, and syncs unless it is told otherwise. */
function work(studio: MovingStudio, { syncs = true } = {}) {
  const ports = portsOf(studio);
  return runWorker(studio.database.url, async () => undefined, { handlers: { 'sync.run': runSync(ports) }, ...(syncs && { sync: ports }) });
}
const of = (rows: Record<string, unknown>[] | undefined, kind: string) => rows?.find((row) => row['kind'] === kind);

it('a dry run tells what a rebuild would make, mend and leave alone, and writes nothing', async () => {
  const studio = await fullStudio(3);
  const [project] = await studio.query<{ id: string; page: string; properties: Record<string, string>; source: string }>(
    `select p.id, p.notion_page_id as page, k.properties, k.data_source_id as source from public.projects p, public.sync_kinds k where k.kind = 'project' limit 1`);
  const [client] = await studio.query<{ page: string }>('select notion_page_id as page from public.clients limit 1');
  const { pages } = studio.door.client;
  await pages.update({ page_id: project!.page, properties: { [project!.properties['Tier']!]: { select: { name: 'Tier 4' } } } });
  await pages.update({ page_id: client!.page, in_trash: true });
  await pages.create({ parent: { data_source_id: project!.source }, properties: { Name: { title: [] }, 'Sync ID': { rich_text: [{ text: { content: '5a9e0000-0000-4000-8000-00000000dead' } }] } } });
  const writes = studio.writes();
  const id = await studio.ask('plan');
  await work(studio, { syncs: false });
  const { report, error } = await studio.ended(id);
  expect(error).toBeNull();
  expect(of(report?.plan, 'client')).toMatchObject({ database: 'kept', kept: 2, made: 1, equal: 2, different: 0 });
  // One says another tier, and one relates to a page that is to be made anew.
  expect(of(report?.plan, 'project')).toMatchObject({ kept: 3, made: 0, orphans: 1, doubles: 0 });
  expect(of(report?.plan, 'project')!['different']).toBeGreaterThanOrEqual(1);
  expect(of(report?.plan, 'milestone')).toMatchObject({ kept: 6, made: 0, equal: 6 });
  expect(studio.writes()).toBe(writes);
});

it('after its dry run a rebuild makes everything again, once, and proves it', async () => {
  const studio = await fullStudio(3);
  emptyNotion(studio);
  await work(studio);
  const plan = await studio.ask('plan');
  expect(of((await studio.ended(plan)).report?.plan, 'project')).toMatchObject({ database: 'made', kept: 0, made: 3 });
  const id = await studio.ask('rebuild', plan, ' sage ');
  expect(await studio.ask('rebuild', plan, 'SAGE')).toBe(id);
  const { report, error } = await studio.ended(id);
  expect([error, report?.left]).toEqual([null, { due: 0, failed: 0, held: 0, why: null }]);
  expect(report?.proofs?.map(({ isEqual, records, equal }) => [isEqual, records === equal])).toEqual(Array.from({ length: 4 }, () => [true, true]));
  expect([...pagesBySyncId(studio).values()]).toEqual(Array(15).fill(1));
});

it('verifying lists what differs by its name, and says of nothing else that it does', async () => {
  const studio = await fullStudio(2);
  const [project] = await studio.query<{ page: string; name: string; properties: Record<string, string> }>(
    `select p.name, p.notion_page_id as page, k.properties from public.projects p, public.sync_kinds k where k.kind = 'project' order by p.name limit 1`);
  await studio.door.client.pages.update({ page_id: project!.page, properties: { [project!.properties['Tier']!]: { select: { name: 'Tier 4' } } } });
  const id = await studio.ask('verify');
  await work(studio, { syncs: false });
  const { report } = await studio.ended(id);
  expect(of(report?.proofs, 'project')).toMatchObject({ isEqual: false, equal: 1, different: 1, differences: [{ name: project!.name, field: 'Tier', postgres: 'Tier 2', notion: 'Tier 4' }] });
  expect(of(report?.proofs, 'client')).toMatchObject({ isEqual: true, differences: [] });
});

it('killed in the middle, another worker goes on, and makes no page twice', async () => {
  const studio = await fullStudio(6);
  emptyNotion(studio);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sage-rebuild-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const first = await spawnProgram(new URL('rebuild-worker.ts', import.meta.url), { env: studio.env, log: path.join(folder, 'log') });
  onTestFinished(() => first.stop());
  const plan = await studio.ask('plan');
  await studio.ended(plan);
  const id = await studio.ask('rebuild', plan, 'SAGE');
  await eventually(() => pagesBySyncId(studio).size >= 3);
  process.kill(first.pid, 'SIGKILL');
  await first.exited;
  expect((await studio.find(id)).finished_at).toBeNull();
  // why: as if the time were over for which leases, intents and changes of a killed one hold
  await studio.query(`update public.sync_state set lease_until = lease_until - interval '1 hour', in_flight = null, intent = jsonb_set(intent, '{create_after}', to_jsonb(now() - interval '1 hour'))`);
  await work(studio);
  expect(await studio.ended(id)).toMatchObject({ error: null, report: { left: { due: 0, failed: 0 } } });
  expect([...pagesBySyncId(studio).values()]).toEqual(Array(30).fill(1));
});

it('a rebuild ends although records wait for a parent that is set aside, and counts them', async () => {
  const studio = await fullStudio(2);
  emptyNotion(studio);
  await work(studio);
  const plan = await studio.ask('plan');
  await studio.ended(plan);
  await studio.query(`update public.sync_kinds set paused_at = now(), paused_reason = 'A person wants it so.', paused_by = (select id from public.users limit 1) where kind = 'client'`);
  const { error, report } = await studio.ended(await studio.ask('rebuild', plan, 'SAGE'));
  // Two clients are held; two projects wait for them, and four steps and two deliverables for these.
  expect([error, report?.left]).toEqual([null, { due: 0, failed: 8, held: 2, why: null }]);
});

it.each([
  ['Notion refuses', `select private.block_sync_calls('The connection was removed.')`, 'Notion refuses this connection.'],
  ['a person stops', `update public.sync_limiter set stopped_at = now(), stopped_reason = 'For now.'`, 'The team has stopped the sync.'],
])('what %s while pages are made ends it, with the reason', async (_, stop, why) => {
  const studio = await fullStudio(2);
  emptyNotion(studio);
  const first = await work(studio, { syncs: false });
  const plan = await studio.ask('plan');
  await studio.ended(plan);
  const id = await studio.ask('rebuild', plan, 'SAGE');
  await eventually(async () => (await studio.find(id)).stage === 'sending');
  await first.stop();
  await studio.query(stop);
  await work(studio);
  expect(await studio.ended(id)).toMatchObject({ error: expect.stringContaining(why) });
});

it('what Notion refuses ends it, with the reason', async () => {
  const studio = await fullStudio(1);
  await studio.query(`select private.block_sync_calls('The connection was removed.')`);
  await work(studio);
  expect(await studio.ended(await studio.ask('verify'))).toMatchObject({ error: 'Notion refuses this connection.', report: null });
});

it('without a page to stand under it says what to set', async () => {
  const studio = await fullStudio(1);
  await runWorker(studio.database.url, async () => undefined, { handlers: { 'sync.run': runSync(undefined) } });
  expect((await studio.ended(await studio.ask('plan'))).error).toContain('NOTION_PARENT_PAGE_ID');
});
