import type { BlockObjectResponse } from '@notionhq/client';
import { beforeEach, describe, expect, it } from 'vitest';
import { openStudio, withNotion, type Studio } from '../studio.ts';
import { standInSync } from '../stand-in-sync.ts';
import { newClient, newProject } from '../sync-database.ts';

const LOST = { kind: 'unreachable', after: true, times: 1 } as const;

describe('a change of a page that was saved without a word', () => {
  withNotion();
  let studio: Studio;
  let client: string;
  let project: string;
  beforeEach(async () => {
    studio = await openStudio();
    client = await newClient(studio.database);
    project = await newProject(studio.database, client, 'Garden');
    await studio.rest();
    studio.pass(600_000);
  });
  const rename = (name: string) => studio.query('update public.projects set name = $2 where id = $1', [project, name]);
  const unheard = async (work: () => Promise<unknown>) => {
    studio.standIn.faults.add({ ...LOST, operation: 'pages.update' }, studio.standIn.clock.now());
    await work();
    await studio.sync.round(10);
  };

  it('is ours to whoever reads it, though another was made since', async () => {
    await unheard(() => rename('Meadow'));
    await rename('Orchard');
    await studio.ask(await studio.pageOf(project));
    await studio.sync.pulls.round(1);
    await studio.rest();
    expect(await studio.shown(project)).toMatchObject({ Name: 'Orchard' });
    expect(await studio.conflicts()).toEqual([]);
    expect(await studio.state(project)).toMatchObject({ status: 'synced' });
  });

  it('is no reason to take a person\'s word for ours', async () => {
    await unheard(() => rename('Meadow'));
    await studio.edit(project, { Name: { title: [{ text: { content: 'What a person wrote' } }] } });
    await studio.ask(await studio.pageOf(project));
    await studio.rest();
    expect(await studio.shown(project)).toMatchObject({ Name: 'Meadow' });
    expect(await studio.conflicts()).toMatchObject([{ field: 'Name', notion: { title: [{ text: { content: 'What a person wrote' } }] } }]);
  });

  it('is taken back, when Postgres says again what it said before', async () => {
    await unheard(() => rename('Meadow'));
    await rename('Garden');
    await studio.rest();
    expect(await studio.shown(project)).toMatchObject({ Name: 'Garden' });
  });

  it('is ours as well when it comes late, after the same was sent again and heard of, and another one since', async () => {
    studio.standIn.faults.add({ ...LOST, after: false, operation: 'pages.update' }, studio.standIn.clock.now());
    await rename('Meadow');
    await studio.sync.round(10);
    await studio.rest();
    expect(await studio.shown(project)).toMatchObject({ Name: 'Meadow' });
    await rename('Orchard');
    await studio.rest();
    await studio.edit(project, { Name: { title: [{ text: { content: 'Meadow' } }] } });
    await studio.ask(await studio.pageOf(project));
    await studio.rest();
    expect(await studio.shown(project)).toMatchObject({ Name: 'Orchard' });
    expect(await studio.conflicts()).toEqual([]);
  });

  it('is ours as well when it comes late, after the same was sent again and refused', async () => {
    studio.standIn.faults.add({ ...LOST, after: false, operation: 'pages.update' }, studio.standIn.clock.now());
    await rename('Meadow');
    await studio.sync.round(10);
    studio.standIn.faults.add({ kind: 'refused', status: 409, operation: 'pages.update', times: 1 }, studio.standIn.clock.now());
    studio.calls();
    for (let n = 0; n < 20 && !studio.standIn.calls.list().some(({ operation }) => operation === 'pages.update'); n++, studio.pass(1_000)) await studio.sync.round(10);
    await rename('Garden');
    await studio.edit(project, { Name: { title: [{ text: { content: 'Meadow' } }] } });
    await studio.rest();
    expect(await studio.shown(project)).toMatchObject({ Name: 'Garden' });
    expect(await studio.conflicts()).toEqual([]);
  });

  it('is ours as well when it comes late, after the next one was heard of, and is written over', async () => {
    await unheard(() => rename('Meadow'));
    await rename('Orchard');
    await studio.rest();
    await studio.edit(project, { Name: { title: [{ text: { content: 'Meadow' } }] } });
    await studio.ask(await studio.pageOf(project));
    await studio.rest();
    expect(await studio.shown(project)).toMatchObject({ Name: 'Orchard' });
    expect(await studio.conflicts()).toEqual([]);
    studio.pass(600_000);
    await studio.edit(project, { Name: { title: [{ text: { content: 'Meadow' } }] } });
    await studio.ask(await studio.pageOf(project));
    await studio.rest();
    expect(await studio.conflicts()).toMatchObject([{ field: 'Name' }]);
  });

  describe('or that Notion answered with 503', () => {
    const away = (kind: 'refused' | 'unavailable_after_commit') => studio.standIn.faults.add({ ...(kind === 'refused' ? { kind, status: 503 as const } : { kind }), operation: 'pages.update', times: 1 }, studio.standIn.clock.now());
    const setMeadow = async () => {
      await studio.edit(project, { Name: { title: [{ text: { content: 'Meadow' } }] } });
      await studio.ask(await studio.pageOf(project));
      await studio.rest();
    };

    it('is ours for as long as an answered write may still show, and a person\'s after that', async () => {
      away('refused');
      await rename('Meadow');
      await studio.sync.round(10);
      await rename('Orchard');
      await studio.rest();
      expect(await studio.shown(project)).toMatchObject({ Name: 'Orchard' });
      await setMeadow();
      expect(await studio.conflicts()).toEqual([]);
      studio.pass(15_000);
      await setMeadow();
      expect(await studio.shown(project)).toMatchObject({ Name: 'Orchard' });
      expect(await studio.conflicts()).toMatchObject([{ field: 'Name', notion: { title: [{ text: { content: 'Meadow' } }] } }]);
    });

    it('is ours no longer than that, though the same was sent again and heard of', async () => {
      away('refused');
      await rename('Meadow');
      await studio.sync.round(10);
      studio.pass(20_000);
      await studio.rest();
      expect(await studio.state(project)).toMatchObject({ in_flight: null });
      await rename('Orchard');
      await studio.rest();
      await setMeadow();
      expect(await studio.conflicts()).toMatchObject([{ field: 'Name' }]);
    });

    it('is on its way for as long as one before it that nobody answered', async () => {
      await unheard(() => rename('Meadow'));
      studio.pass(3_000);
      away('refused');
      for (let n = 0; n < 20 && studio.standIn.faults.list(studio.standIn.clock.now()).length > 0; n++, studio.pass(1_000)) await studio.sync.round(10);
      await rename('Orchard');
      await studio.rest();
      studio.pass(20_000);
      await setMeadow();
      expect(await studio.conflicts()).toEqual([]);
    });

    it('is taken back all the same where it was saved', async () => {
      away('unavailable_after_commit');
      await rename('Meadow');
      await studio.sync.round(10);
      studio.pass(60_000);
      await rename('Garden');
      await studio.rest();
      expect(await studio.shown(project)).toMatchObject({ Name: 'Garden' });
      expect(await studio.conflicts()).toEqual([]);
    });
  });

  it('holds up a rebuild for as long as it may still come', async () => {
    const onItsWay = async () => (await studio.query<{ n: number }>(`select private.sync_in_flight(array['project'], $1) as n`, [new Date(studio.now())]))[0]!.n;
    await unheard(() => rename('Meadow'));
    expect(await onItsWay()).toBe(1);
    studio.pass(91_000);
    expect(await onItsWay()).toBe(0);
  });

  it('into the trash, and refused, is not on its way', async () => {
    studio.standIn.faults.add({ kind: 'refused', status: 409, operation: 'pages.update', times: 1 }, studio.standIn.clock.now());
    await studio.query('delete from public.projects where id = $1', [project]);
    await studio.sync.round(10);
    expect(await studio.state(project)).toMatchObject({ in_flight: null, trashed_at: null });
    await studio.query(`insert into public.projects (id, client_id, tier, name) values ($1, $2, 2, 'Garden')`, [project, client]);
    studio.calls();
    await studio.rest();
    expect(studio.calls()).toEqual([]);
    expect(await studio.shown(project)).toMatchObject({ in_trash: false });
  });

  it('into the trash is no person\'s wish, and ends there when the record is shown again', async () => {
    await studio.query(`update public.sync_kinds set trash_policy = 'detach' where kind = 'project'`);
    const page = await studio.pageOf(project);
    await unheard(() => studio.query('delete from public.projects where id = $1', [project]));
    expect(await studio.person.pages.retrieve({ page_id: page })).toMatchObject({ in_trash: true });
    await studio.query(`insert into public.projects (id, client_id, tier, name) values ($1, $2, 2, 'Garden')`, [project, client]);
    await studio.ask(page);
    await studio.rest();
    expect(await studio.shown(project)).toMatchObject({ in_trash: false, Name: 'Garden' });
    expect(await studio.state(project)).toMatchObject({ page_id: page, detached_at: null, status: 'synced' });
  });

  it('out of the trash does not stay, when the record is gone again', async () => {
    const page = await studio.pageOf(project);
    await studio.query('delete from public.projects where id = $1', [project]);
    await studio.rest();
    await unheard(() => studio.query(`insert into public.projects (id, client_id, tier, name) values ($1, $2, 2, 'Garden')`, [project, client]));
    await studio.query('delete from public.projects where id = $1', [project]);
    await studio.rest();
    expect(await studio.person.pages.retrieve({ page_id: page })).toMatchObject({ in_trash: true });
  });
});

it('a change of our block that was saved without a word is taken back, when Postgres says again what it said before', async () => {
  const { database, rest, notion, pageOf, standIn, sync } = await standInSync();
  const project = await newProject(database, await newClient(database), 'Garden');
  const rename = (name: string) => database.query('update public.projects set name = $2 where id = $1', [project, name]);
  await rest();
  await rename('Orchard');
  await rest();
  standIn.faults.add({ ...LOST, operation: 'blocks.update' }, standIn.clock.now());
  await rename('Meadow');
  await sync.round(10);
  await rename('Orchard');
  await rest();
  const blocks = (await notion.blocks.children.list({ block_id: await pageOf(project) })).results as BlockObjectResponse[];
  expect(JSON.stringify(blocks)).toContain('This is Orchard.');
  expect(blocks).toHaveLength(1);
});

it('a change that comes late is ours, too, though the one who sent it again and heard of it went on to change our block', async () => {
  const { database, rest, notion, pageOf, standIn, sync, clock } = await standInSync();
  const project = await newProject(database, await newClient(database), 'Garden');
  const rename = (name: string) => database.query('update public.projects set name = $2 where id = $1', [project, name]);
  await rest();
  standIn.faults.add({ ...LOST, after: false, operation: 'pages.update' }, standIn.clock.now());
  await rename('Meadow');
  await sync.round(10);
  await rest();
  await rename('Orchard');
  await rest();
  const page = await pageOf(project);
  await notion.pages.update({ page_id: page, properties: { Name: { title: [{ text: { content: 'Meadow' } }] } } });
  await database.query('select private.ask_sync_pull($1, $2, $2, 1, $3)', ['page', page, clock.now()]);
  await sync.pulls.round(1);
  expect(await database.query('select field from public.sync_conflicts')).toEqual([]);
});
