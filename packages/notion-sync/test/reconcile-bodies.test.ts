import type { BlockObjectResponse } from '@notionhq/client';
import { beforeEach, expect, it } from 'vitest';
import { MOST_BODIES } from '../src/reconcile-bodies.ts';
import { standInSync, type StandInSync } from './stand-in-sync.ts';
import { newClient, newProject } from './sync-database.ts';

let studio: StandInSync;
let project: string;
let page: string;
beforeEach(async () => {
  studio = await standInSync();
  project = await newProject(studio.database, await newClient(studio.database), 'Garden');
  await studio.rest();
  page = await studio.pageOf(project);
});

/** An hour later. @returns what the comparison said of the project's page, and what was asked of Notion about bodies */
async function hour() {
  studio.clock.pass(3_601_000);
  studio.calls();
  const report = await studio.sync.reconcile();
  return { ...report!.kinds.find(({ kind }) => kind === 'project')!, calls: studio.calls().filter((operation) => operation.startsWith('blocks.')) };
}
const blocks = async () => (await studio.notion.blocks.children.list({ block_id: page })).results as BlockObjectResponse[];
const says = async () => (await blocks()).map((block) => (block.type === 'callout' ? block.callout.rich_text.map(({ plain_text }) => plain_text).join('') : block.type));
const ours = async () => (await blocks())[0]!.id;
const state = async () => (await studio.database.query<{ body_seen_at: Date | null; body_block_id: string | null }>('select * from public.sync_state where record_id = $1', [project]))[0]!;
/** Once somebody looked for it. */
const locate = async () => {
  await studio.database.query(`update public.projects set name = 'Meadow' where id = $1`, [project]);
  await studio.rest();
  return (await state()).body_block_id!;
};

it('asks about a body by one call, and about none that was written in the last minute', async () => {
  await studio.sync.reconcile();
  expect(studio.calls().filter((operation) => operation.startsWith('blocks.'))).toEqual([]);
  expect(await hour()).toMatchObject({ bodies: [], due: [], calls: ['blocks.children.list'] });
  await locate();
  expect(await hour()).toMatchObject({ bodies: [], due: [], calls: ['blocks.retrieve'] });
});

it('has each its turn where there are more than one run may ask about, the ones that were edited first', async () => {
  await studio.database.query(`insert into public.projects (client_id, tier, name) select client_id, 2, 'Project ' || n from public.projects, generate_series(1, $1) n`, [MOST_BODIES + 5]);
  await studio.rest();
  expect((await hour()).calls).toHaveLength(MOST_BODIES);
  const [last] = await studio.database.query<{ page_id: string }>(`select page_id from public.sync_state where kind = 'project' order by body_seen_at desc nulls last, record_id limit 1`);
  await studio.notion.blocks.children.append({ block_id: last!.page_id, children: [{ paragraph: { rich_text: [{ text: { content: 'They want shade.' } }] } }] });
  const asked = async () => (await studio.database.query(`select from public.sync_state where kind = 'project' and (body_seen_at >= $1 or body_seen_at is null)`, [new Date(studio.clock.at() - 60_000)])).length;
  await hour();
  expect(await asked()).toBe(MOST_BODIES);
  expect(await studio.database.query(`select from public.sync_state where kind = 'project' and body_seen_at is null`)).toEqual([]);
  expect(await studio.database.query(`select from public.sync_state where page_id = $1 and body_seen_at >= $2`, [last!.page_id, new Date(studio.clock.at() - 60_000)])).toHaveLength(1);
}, 120_000);

it.each(['before', 'after'])('a block of ours that a person deleted %s anybody looked for it is made again, once', async (when) => {
  const id = when === 'after' ? await locate() : await ours();
  await hour();
  await studio.notion.blocks.delete({ block_id: id });
  expect(await hour()).toMatchObject({ bodies: [page], due: [] });
  await studio.rest();
  expect(await says()).toEqual([`Overview\nThis is ${when === 'after' ? 'Meadow' : 'Garden'}.`]);
  expect(await hour()).toMatchObject({ bodies: [] });
});

it('one that a person wrote over says again what it should', async () => {
  const id = await locate();
  await hour();
  await studio.notion.blocks.update({ block_id: id, callout: { rich_text: [{ text: { content: 'Lunch at noon' } }] } });
  expect((await hour()).bodies).toEqual([page]);
  await studio.rest();
  expect(await says()).toEqual(['Overview\nThis is Meadow.']);
  expect(await ours()).toBe(id);
});

it('a dry run says so, and writes nothing', async () => {
  await studio.notion.blocks.delete({ block_id: await ours() });
  studio.clock.pass(600_000);
  await studio.database.query('insert into public.sync_reconciles (is_dry_run, asked_at, asked_by) select true, $1, null', [studio.clock.now()]);
  const report = await studio.sync.reconcile();
  expect(report!.kinds.find(({ kind }) => kind === 'project')).toMatchObject({ bodies: [page] });
  await studio.rest();
  expect(await says()).toEqual([]);
  expect(await state()).toMatchObject({ body_seen_at: null });
});

it('a body that should say something else since the words were changed is due', async () => {
  await hour();
  await studio.database.query(`update public.sync_state set body_hash = repeat('0', 64) where record_id = $1`, [project]);
  expect(await hour()).toMatchObject({ due: [project], bodies: [] });
  await studio.rest();
  expect(await hour()).toMatchObject({ due: [], bodies: [] });
});
