import { beforeEach, expect, it } from 'vitest';
import { newClient, newProject } from '../sync-database.ts';
import { betweenCalls, openStudio, withNotion, type Studio } from '../studio.ts';

withNotion();

let studio: Studio;
let project: string;
let page: string;
beforeEach(async () => {
  studio = await openStudio();
  project = await newProject(studio.database, await newClient(studio.database), 'Garden');
  await studio.rest();
  page = await studio.pageOf(project);
  studio.pass(60_000);
  studio.calls();
});
/** As `sync_to_notion` does. */
const sendNow = () => studio.query(`select private.want_sync('project', array[$1::uuid], 0)`, [project]);

it('a record that is in step is told as such after a look at its page', async () => {
  await sendNow();
  await studio.rest();
  expect(studio.calls()).toEqual(['pages.retrieve']);
  expect(await studio.state(project)).toMatchObject({ status: 'synced', page_id: page });
});

it('what changed is sent by one call, which is look enough', async () => {
  await studio.query(`update public.projects set name = 'Meadow' where id = $1`, [project]);
  await sendNow();
  await studio.rest();
  expect(studio.calls()).toEqual(['pages.update']);
});

it('a page that is no longer shared is noticed, and not told as in step', async () => {
  const { synced_at: before } = await studio.state(project);
  studio.standIn.person.share(page, false);
  await sendNow();
  await studio.rest();
  expect(studio.calls()).toEqual(['pages.retrieve']);
  expect(await studio.state(project)).toMatchObject({ status: 'unreachable', synced_at: before });
});

it('a page that a person threw away comes back, since somebody asks for it', async () => {
  await studio.query(`update public.sync_kinds set trash_policy = 'detach' where kind = 'project'`);
  studio.standIn.person.ask('pages.update', { id: page, body: { in_trash: true } });
  await sendNow();
  await studio.rest();
  expect(studio.calls()).toEqual(['pages.retrieve', 'dataSources.retrieve', 'pages.update']);
  expect(await studio.shown(project)).toMatchObject({ in_trash: false, Name: 'Garden' });
  expect(await studio.state(project)).toMatchObject({ status: 'synced', trashed_at: null, detached_at: null });
});

it('what a person set there unseen is kept, and written back', async () => {
  await studio.edit(project, { Tier: { select: { name: 'Tier 1' } } });
  studio.calls();
  await sendNow();
  await studio.rest();
  expect(studio.calls()).toEqual(['pages.retrieve', 'pages.update']);
  expect(await studio.shown(project)).toMatchObject({ Tier: 'Tier 2' });
  expect(await studio.conflicts()).toMatchObject([{ field: 'Tier', notion: { select: { name: 'Tier 1' } } }]);
});

it('asked for while a worker has the record in hands, it is still looked at', async () => {
  await studio.query(`update public.projects set name = 'Meadow' where id = $1`, [project]);
  let isAsked = false;
  betweenCalls(async () => {
    if (!isAsked) await sendNow();
    isAsked = true;
  });
  await studio.rest();
  expect(studio.calls()).toEqual(['pages.update', 'pages.retrieve']);
});
