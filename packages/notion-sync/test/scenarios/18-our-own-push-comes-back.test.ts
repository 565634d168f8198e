import { beforeEach, expect, it } from 'vitest';
import { newClient, newProject } from '../sync-database.ts';
import { openStudio, withNotion, type Studio } from '../studio.ts';

withNotion();

let studio: Studio;
let project: string;
beforeEach(async () => {
  studio = await openStudio();
  project = await newProject(studio.database, await newClient(studio.database), 'Garden');
  await studio.rest();
  await studio.query(`update public.projects set name = 'New name' where id = $1`, [project]);
  await studio.rest();
  studio.calls();
});
const versions = () => studio.query('select record_id, want_version, done_version, base from public.sync_state order by record_id');

it('as an event that names us among its authors: it is read, and nothing is written or pushed', async () => {
  const before = await versions();
  await studio.ask(await studio.pageOf(project));
  await studio.rest();
  expect(studio.calls()).toEqual(['pages.retrieve']);
  expect(await versions()).toEqual(before);
  expect([await studio.conflicts(), studio.commands]).toEqual([[], []]);
});

it('as an event of ours alone: no call at all', async () => {
  const [hook] = await studio.query<{ bot_id: string }>('select bot_id from public.sync_webhook');
  await studio.query(`select public.keep_notion_token('secret_of_the_subscription')`);
  const event = (authors: string[]) => ({
    id: crypto.randomUUID(), type: 'page.properties_updated', entity_type: 'page', entity_id: '', page_id: '', occurred_at: new Date().toISOString(), attempt: 1, authors, names: [] as string[],
  });
  const page = await studio.pageOf(project);
  const receive = async (authors: string[]) =>
    (await studio.query<{ outcome: string }>(`select public.receive_notion_event($1, 'secret_of_the_subscription') as outcome`, [{ ...event(authors), entity_id: page, page_id: page, names: [page] }]))[0]!.outcome;
  expect(await receive([hook!.bot_id])).toBe('stored');
  await studio.rest();
  expect(studio.calls()).toEqual([]);
  expect(await receive([hook!.bot_id, 'a person'])).toBe('stored');
  await studio.rest();
  expect(studio.calls()).toEqual(['pages.retrieve']);
});

it('in a poll: one call for the poll, and none for the page', async () => {
  const before = await versions();
  expect(await studio.sync.poll()).toBe(2);
  await studio.rest();
  expect(studio.calls()).toEqual(['dataSources.query', 'dataSources.query']);
  expect(await versions()).toEqual(before);
});
