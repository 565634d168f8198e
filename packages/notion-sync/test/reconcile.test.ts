import { beforeEach, describe, expect, it } from 'vitest';
import type { KindReport } from '../src/reconcile.ts';
import { openStudio, withNotion, type Studio } from './studio.ts';
import { newClient, newProject } from './sync-database.ts';

withNotion();

let studio: Studio;
let project: string;
let page: string;
beforeEach(async () => {
  studio = await openStudio();
  project = await newProject(studio.database, await newClient(studio.database), 'Garden');
  await studio.rest();
  page = await studio.pageOf(project);
  // The first hourly one finds nothing, and is out of the way.
  await studio.sync.reconcile();
  studio.calls();
});

/** What a person asks for in ops. */
async function run(follows: string | null = null): Promise<{ id: string; report: KindReport }> {
  const [asked] = await studio.query<{ id: string }>(
    'insert into public.sync_reconciles (is_dry_run, follows, asked_at) values ($1, $2, $3) returning id', [follows === null, follows, new Date(studio.now())]);
  const report = await studio.sync.reconcile();
  return { id: asked!.id, report: report!.kinds.find(({ kind }) => kind === 'project')! };
}
async function addPage(syncId: string): Promise<string> {
  const [kind] = await studio.query<{ id: string }>(`select data_source_id as id from public.sync_kinds where kind = 'project'`);
  const text = (content: string) => [{ text: { content } }];
  const made = await studio.person.pages.create({ parent: { type: 'data_source_id', data_source_id: kind!.id }, properties: { Name: { title: text('Garden') }, 'Sync ID': { rich_text: text(syncId) } } });
  return made.id;
}
const inTrash = async (id: string) => (await studio.person.pages.retrieve({ page_id: id }) as { in_trash: boolean }).in_trash;

it('finds nothing where nothing differs, at one call for each database and hundred pages, and writes nothing', async () => {
  const { report } = await run();
  expect(report).toEqual({ kind: 'project', pages: 1, drifted: [], due: [], bodies: [], missing: [], duplicates: [], orphans: [], trashed: 0 });
  expect(studio.calls()).toEqual(['dataSources.query', 'dataSources.query', 'dataSources.query']);
});

it('a dry run tells of drift and changes nothing; the next run has it read and written back', async () => {
  await studio.edit(project, { Tier: { select: { name: 'Tier 1' } } });
  const dry = await run();
  expect(dry.report.drifted).toEqual([page]);
  expect(await studio.query('select from public.sync_pulls')).toEqual([]);
  await run(dry.id);
  await studio.rest();
  expect(await studio.conflicts()).toMatchObject([{ field: 'Tier' }]);
  expect(await studio.shown(project)).toMatchObject({ Tier: 'Tier 2' });
});

it('a record that differs from what was agreed, though nobody noted it, becomes due', async () => {
  await studio.query(`alter table public.projects disable trigger note_change`);
  await studio.query(`update public.projects set name = 'Changed past the trigger' where id = $1`, [project]);
  const dry = await run();
  expect(dry.report.due).toEqual([project]);
  await run(dry.id);
  await studio.rest();
  expect(await studio.shown(project)).toMatchObject({ Name: 'Changed past the trigger' });
});

it('a page that was trashed without a word is found missing, and its policy followed', async () => {
  await studio.person.pages.update({ page_id: page, in_trash: true });
  const dry = await run();
  expect(dry.report.missing).toEqual([page]);
  await run(dry.id);
  await studio.rest();
  expect(await inTrash(page)).toBe(false);
});

describe('pages that are there twice', () => {
  it('go to the trash only after a dry run named them, and the linked one stays', async () => {
    const twin = await addPage(project);
    await studio.sync.reconcile();
    expect(await inTrash(twin)).toBe(false);
    const dry = await run();
    expect(dry.report.duplicates).toEqual([{ recordId: project, keeps: page, extra: [twin] }]);
    const late = await addPage(project);
    const { report } = await run(dry.id);
    expect(report.trashed).toBe(1);
    expect([await inTrash(twin), await inTrash(late), await inTrash(page)]).toEqual([true, false, false]);
  });

  it('and belong to no record are listed, and never touched', async () => {
    const orphan = await addPage('of-another-system');
    const dry = await run();
    expect(dry.report.orphans).toEqual([{ pageId: orphan, syncId: 'of-another-system' }]);
    await run(dry.id);
    expect(await inTrash(orphan)).toBe(false);
  });
});

it('a database that lost a property is told, and the others are looked at', async () => {
  const [kind] = await studio.query<{ id: string; properties: Record<string, string> }>(`select data_source_id as id, properties from public.sync_kinds where kind = 'project'`);
  await studio.person.dataSources.update({ data_source_id: kind!.id, properties: { [kind!.properties.Tier!]: null } });
  const { report } = await run();
  expect(report.error).toContain('Tier');
  expect(await studio.query('select error is not null as failed, jsonb_array_length(report -> $1) as kinds from public.sync_reconciles where is_dry_run', ['kinds'])).toEqual([{ failed: true, kinds: 3 }]);
});

it('one hourly run, whoever asks first', async () => {
  expect(await studio.sync.reconcile()).toBeNull();
  studio.pass(3_601_000);
  const both = await Promise.all([studio.sync.reconcile(), studio.create('two').reconcile()]);
  expect(both.filter((report) => report !== null)).toHaveLength(1);
});

it('leaves alone what a person threw away and the setting leaves there', async () => {
  await studio.query(`update public.sync_kinds set trash_policy = 'detach' where kind = 'project'`);
  studio.standIn.person.ask('pages.update', { id: page, body: { in_trash: true } });
  await studio.ask(page);
  await studio.rest();
  expect((await run()).report).toMatchObject({ due: [], missing: [], orphans: [] });
});
