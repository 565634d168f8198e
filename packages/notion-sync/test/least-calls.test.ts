import { beforeEach, expect, it } from 'vitest';
import { settled } from './settled.ts';
import { standInOverHttp, type StandInOverHttp } from './stand-in-over-http.ts';
import { newClient, newMilestone, newProject, virtualClock } from './sync-database.ts';

let sync: StandInOverHttp<ReturnType<typeof virtualClock>>;
let [client, project]: string[] = [];
beforeEach(async () => {
  sync = await standInOverHttp(virtualClock());
  client = await newClient(sync.database);
  project = await newProject(sync.database, client);
  await settled(sync.engine, sync);
});

const query = (text: string, ...values: unknown[]) => sync.database.query(text, values);
/** What becomes of a change, in calls. */
async function calls(change: () => Promise<unknown>): Promise<string[]> {
  const before = sync.asked().length;
  await change();
  await settled(sync.engine, sync);
  return sync.asked().slice(before);
}

it.each<[string, () => Promise<unknown>, string[]]>([
  ['an update of one property', () => query(`update public.clients set name = 'New' where id = $1`, client), ['pages.update']],
  ['an update of several properties, with the new client that it needs', async () => query(`update public.projects set name = 'New', client_id = $2 where id = $1`, project, await newClient(sync.database)), ['pages.create', 'pages.update']],
  ['a create', () => newMilestone(sync.database, project!), ['pages.create']],
  ['a project with a new client', async () => newProject(sync.database, await newClient(sync.database)), ['pages.create', 'pages.create']],
  ['trash', () => query('delete from public.projects where id = $1', project), ['pages.update']],
  ['a record that was there for a moment only', async () => query('delete from public.clients where id = $1', await newClient(sync.database)), []],
  ['a change and its undoing', () => query(`update public.clients set name = name || '!' where id = $1; `.replace('$1', `'${client}'`) + `update public.clients set name = rtrim(name, '!')`), []],
  ['a touch without a change', () => query('update public.clients set updated_at = now()'), []],
  ['the page id that comes back', () => query('update public.clients set notion_page_id = notion_page_id'), []],
  ['a mark without a change', () => query(`insert into public.sync_changes (kind, record_id) select kind, record_id from public.sync_state`), []],
  ['resync of all that is in step', () => query(`select private.want_sync_kind(kind) from public.sync_kinds where kind in ('client', 'project', 'milestone')`), []],
])('%s', async (_, change, expected) => {
  expect(await calls(change)).toEqual(expected);
});
