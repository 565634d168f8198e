import { beforeEach, expect, it } from 'vitest';
import { newClient, newProject } from '../sync-database.ts';
import { openStudio, withNotion, type Studio } from '../studio.ts';

withNotion();

let studio: Studio;
let client: string;
let project: string;
beforeEach(async () => {
  studio = await openStudio();
  client = await newClient(studio.database, 'Okafor');
  project = await newProject(studio.database, client, 'Garden');
  await studio.rest();
});

const kind = async (name: string) => (await studio.query<{ id: string; properties: Record<string, string>; paused_reason: string | null }>('select data_source_id as id, properties, paused_reason from public.sync_kinds where kind = $1', [name]))[0]!;
const alter = async (name: string, properties: (ids: Record<string, string>) => Record<string, unknown>) => {
  const { id, properties: ids } = await kind(name);
  await studio.person.dataSources.update({ data_source_id: id, properties: properties(ids) as never });
};
const rename = (table: string, id: string, name: string) => studio.query(`update public.${table} set name = $2 where id = $1`, [id, name]);

it('a property that was renamed is the same, for writing and for reading', async () => {
  await alter('project', (ids) => ({ [ids.Tier!]: { name: 'Service level' } }));
  await rename('projects', project, 'New name');
  await studio.rest();
  await studio.person.pages.update({ page_id: await studio.pageOf(project), properties: { 'Service level': { select: { name: 'Tier 1' } } } });
  await studio.ask(await studio.pageOf(project));
  await studio.rest();
  expect(await studio.shown(project)).toMatchObject({ Name: 'New name', 'Service level': 'Tier 2' });
  expect(await studio.conflicts()).toMatchObject([{ field: 'Tier' }]);
});

it('a property that was deleted pauses its kind with what to do, the rest flows, and nothing is lost once it is back', async () => {
  await alter('project', (ids) => ({ [ids.Tier!]: null }));
  await studio.query('update public.projects set tier = 1 where id = $1', [project]);
  await rename('clients', client, 'Okafor-Bello');
  await studio.rest();
  expect((await kind('project')).paused_reason).toContain('The Projects database in Notion: “Tier” was deleted: restore it');
  expect(await studio.state(project)).toMatchObject({ status: 'pending', attempts: 0 });
  expect(await studio.shown(client)).toMatchObject({ Name: 'Okafor-Bello' });

  await alter('project', () => ({ Tier: { select: {} } }));
  await studio.sync.setUp();
  await studio.rest();
  expect((await kind('project')).paused_reason).toBeNull();
  expect(await studio.shown(project)).toMatchObject({ Tier: 'Tier 1' });
});

it('a property that was deleted and made again is filled on every page, and nobody is said to have emptied it', async () => {
  const other = await newProject(studio.database, client, 'Terrace');
  await studio.rest();
  await alter('project', (ids) => ({ [ids.Tier!]: null }));
  await rename('projects', project, 'New name');
  await studio.query('update public.projects set tier = 1 where id = $1', [project]);
  await studio.rest();
  await alter('project', () => ({ Tier: { select: {} } }));
  await studio.sync.setUp();
  await studio.rest();
  expect([await studio.shown(project), await studio.shown(other)]).toMatchObject([{ Name: 'New name', Tier: 'Tier 1' }, { Tier: 'Tier 2' }]);
  expect(await studio.conflicts()).toEqual([]);
  studio.standIn.calls.clear();
  await studio.sync.setUp();
  await studio.rest();
  expect(studio.standIn.calls.list().filter(({ operation }) => operation === 'pages.update')).toEqual([]);
});

const steer = (how: string) => studio.query(`select set_config('request.jwt.claims', '{"role": "authenticated", "user_type": "admin"}', true), ${how}`);

it.each([
  ['resumed the kind before it was looked at again', () => steer(`public.resume_sync('Mended.', 'project')`)],
  ['pressed retry', () => steer(`public.retry_failed_sync('project')`)],
  ['paused the kind meanwhile', async () => {
    await steer(`public.pause_sync('Wait.', 'project')`);
    await studio.sync.setUp();
    await steer(`public.resume_sync('Go on.', 'project')`);
  }],
])('what pages lost while a property was unfit is written to all of them, though a person %s', async (_, person) => {
  await studio.edit(project, { Name: { title: [{ text: { content: 'Put back' } }] }, Tier: { select: { name: 'Tier 1' } } });
  await studio.ask(await studio.pageOf(project));
  await studio.rest();
  await alter('project', (ids) => ({ [ids.Tier!]: { number: {} } }));
  await rename('projects', project, 'Meadow');
  await studio.query('update public.projects set tier = 1 where id = $1', [project]);
  await studio.rest();
  expect((await kind('project')).paused_reason).toContain('“Tier” is a number now');
  const other = await newProject(studio.database, client, 'Terrace');
  await alter('project', (ids) => ({ [ids.Tier!]: { select: { options: [{ name: 'Tier 1' }, { name: 'Tier 2' }] } } }));
  await studio.query('update public.projects set tier = 2 where id = $1', [project]);
  await person();
  await studio.sync.setUp();
  expect(await studio.query(`select private.conflicts_in('to_decide')::int as to_decide, private.conflicts_in('put_back')::int as put_back`)).toEqual([{ to_decide: 0, put_back: 2 }]);
  await studio.rest();
  expect([await studio.shown(project), await studio.shown(other)]).toMatchObject([{ Name: 'Meadow', Tier: 'Tier 2' }, { Tier: 'Tier 2' }]);
  expect(await studio.conflicts()).toHaveLength(2);
});

it('reading finds that a property was deleted, too', async () => {
  await alter('project', (ids) => ({ [ids.Tier!]: null }));
  await studio.ask(await studio.pageOf(project));
  await studio.rest();
  expect((await kind('project')).paused_reason).toContain('Tier');
  expect((await kind('client')).paused_reason).toBeNull();
});

it('a property of another type pauses its kind', async () => {
  await alter('project', (ids) => ({ [ids.Tier!]: { number: {} } }));
  await studio.query('update public.projects set tier = 1 where id = $1', [project]);
  await studio.rest();
  expect((await kind('project')).paused_reason).toBe('The Projects database in Notion: “Tier” is a number now: change its type back to select.');
});

it('an option of a select that is missing is added by writing it; a refused record is its own fault', async () => {
  const { id, properties } = await kind('project');
  await studio.person.dataSources.update({ data_source_id: id, properties: { [properties.Status!]: { select: { options: [] } } } });
  await studio.query(`update public.projects set status = 'in_progress' where id = $1`, [project]);
  await studio.rest();
  expect(await studio.shown(project)).toMatchObject({ Status: 'In Progress' });
  const other = await newProject(studio.database, client, 'Closed one');
  await studio.query(`alter table public.projects disable trigger enforce_transition`);
  await studio.query(`update public.projects set status = 'closed' where id = $1`, [other]);
  await studio.rest();
  expect(await studio.state(other)).toMatchObject({ status: 'quarantined', error: expect.stringContaining('comma') as string });
  expect((await kind('project')).paused_reason).toBeNull();
});

it.each(['restore', 'detach', 'recreate'])('a database in the trash takes its pages along: that pauses the kind, and no page is treated as one thrown away by itself (policy %s)', async (policy) => {
  await studio.query('update public.sync_kinds set trash_policy = $1', [policy]);
  const other = await newProject(studio.database, client, 'Terrace');
  await studio.rest();
  const pages = [await studio.pageOf(project), await studio.pageOf(other)];
  const [stored] = await studio.query<{ id: string }>(`select database_id as id from public.sync_kinds where kind = 'project'`);
  const move = (in_trash: boolean) => studio.standIn.person.ask('databases.update', { id: stored!.id, body: { in_trash } });
  move(true);
  await studio.ask(pages[0]!);
  await rename('projects', other, 'Roof terrace');
  await studio.rest();
  expect((await kind('project')).paused_reason).toBe('The Projects database is in Notion\'s trash: restore it.');
  expect(await studio.state(project)).toMatchObject({ page_id: pages[0], status: 'synced', detached_at: null, trashed_at: null });

  move(false);
  await studio.sync.setUp();
  await studio.rest();
  expect((await kind('project')).paused_reason).toBeNull();
  expect([await studio.pageOf(project), await studio.pageOf(other)]).toEqual(pages);
  expect([await studio.shown(project), await studio.shown(other)]).toMatchObject([{ Name: 'Garden', in_trash: false }, { Name: 'Roof terrace', in_trash: false }]);
});

it.each([
  ['read', async () => studio.ask(await studio.pageOf(project))],
  ['written', () => rename('projects', project, 'Meadow')],
])('a page that is found in the trash when it is %s is nobody\'s deed for as long as nobody can say whether its database is there, too', async (_, find) => {
  await studio.query(`update public.sync_kinds set trash_policy = 'detach'`);
  const [stored] = await studio.query<{ id: string }>(`select database_id as id from public.sync_kinds where kind = 'project'`);
  studio.standIn.person.ask('databases.update', { id: stored!.id, body: { in_trash: true } });
  studio.standIn.faults.add({ kind: 'refused', status: 503, operation: 'dataSources.retrieve', times: 1 }, studio.standIn.clock.now());
  await find();
  await studio.rest();
  expect(studio.standIn.faults.list(studio.standIn.clock.now())).toEqual([]);
  expect(await studio.state(project)).toMatchObject({ detached_at: null, trashed_at: null });
  expect((await kind('project')).paused_reason).toBe('The Projects database is in Notion\'s trash: restore it.');
});

it('a change that is refused because its database is in the trash pauses the kind, too', async () => {
  const [stored] = await studio.query<{ id: string }>(`select database_id as id from public.sync_kinds where kind = 'project'`);
  studio.standIn.person.ask('databases.update', { id: stored!.id, body: { in_trash: true } });
  await rename('projects', project, 'Meadow');
  const another = await newProject(studio.database, client, 'Terrace');
  await studio.rest();
  expect((await kind('project')).paused_reason).toBe('The Projects database is in Notion\'s trash: restore it.');
  expect([await studio.state(project), await studio.state(another)]).toMatchObject([{ status: 'pending', attempts: 0, trashed_at: null }, { status: 'pending', attempts: 0 }]);
});

it('of a kind that the sync paused, what stands in the way now is told, and not what was mended', async () => {
  await alter('project', (ids) => ({ [ids.Tier!]: null }));
  await rename('projects', project, 'New name');
  await studio.query('update public.projects set tier = 1 where id = $1', [project]);
  await studio.rest();
  const [stored] = await studio.query<{ id: string }>(`select database_id as id from public.sync_kinds where kind = 'project'`);
  await alter('project', () => ({ Tier: { select: {} } }));
  studio.standIn.person.ask('databases.update', { id: stored!.id, body: { in_trash: true } });
  await studio.sync.setUp();
  expect((await kind('project')).paused_reason).toBe('The Projects database is in Notion\'s trash: restore it.');
});
