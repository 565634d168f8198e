import { afterEach, beforeEach, expect, it } from 'vitest';
import { acting, one, type ActorKind } from './acting.ts';
import { freshDatabase } from './database.ts';
import { newClient, newProject, newUser } from './new-rows.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let person: string;
let project: string;
beforeEach(async () => {
  database = await freshDatabase();
  person = await newUser(database.client, { name: 'Ada', user_type: 'admin' });
  const client = await newClient(database.client, { name: 'A' });
  project = await newProject(database.client, { client_id: client, name: 'Garden' });
  await database.client.query(`
    delete from public.sync_changes;
    insert into public.sync_state (kind, record_id, page_id, status, wanted_at, done_version, want_version) values
      ('client', '${client}', 'c', 'pending', now() - interval '2 minutes', 0, nextval('private.sync_version')),
      ('project', '${project}', 'p', 'synced', now(), 0, 0);
    update public.sync_kinds set data_source_id = kind, database_id = kind, properties = '{}';
    update public.sync_limiter set per_minute = 180`);
});
afterEach(() => database?.drop());

const query = async (text: string, ...values: unknown[]) => (await database.client.query(text, values)).rows as Record<string, unknown>[];
const as = <T>(kind: ActorKind, work: () => Promise<T>) => acting(database.client, { kind, userId: person, asRole: true }, work, { keep: true });
const facts = (kind: ActorKind = 'team') => as(kind, async () => (await one<{ f: Record<string, unknown> }>(database.client, `select public.ops_home() -> 'sync' as f`)).f);
const ago = expect.stringMatching(/^\d{4}-/) as string;

it('are the same on each page that tells them', async () => {
  const told = await facts();
  expect(await as('team', () => query(`select public.ops_sync_overview() -> 'facts' as overview, public.ops_project_page($1) -> 'sync' as project`, project))).toEqual([{ overview: told, project: told }]);
  expect(told).toMatchObject({ limiter: { state: 'running' }, standing: [], waiting: 1, oldest_at: ago, drain_seconds: 1, retrying: 0, set_aside: 0, to_decide: 0, is_rebuild_cut_off: false });
});

it.each([
  ['stopped by a person', `stopped_at = now(), stopped_by = (select id from public.users where name = 'Ada'), stopped_reason = 'We move house.'`, { state: 'stopped', reason: 'We move house.', stopped_by: 'Ada' }],
  ['refused by Notion', `blocked_at = now(), paused_reason = 'The token is gone.'`, { state: 'blocked', reason: 'The token is gone.' }],
  ['without an answer', `open_since = now(), probe_at = now()`, { state: 'away' }],
  ['asked to be silent', `paused_until = now() + interval '1 minute', paused_reason = 'Too many calls.'`, { state: 'paused', reason: 'Too many calls.', until: ago }],
])('%s, it counts what waits, and nobody knows how long that takes', async (_, how, limiter) => {
  await query(`update public.sync_limiter set ${how}`);
  expect(await facts()).toMatchObject({ limiter, waiting: 1, drain_seconds: null });
});

it('count what waits in a kind of which nothing moves, and say why it stands', async () => {
  await query(`update public.sync_kinds set paused_at = now(), paused_reason = 'We tidy up.', paused_by = (select id from public.users where name = 'Ada') where kind = 'client'`);
  expect(await facts()).toMatchObject({ waiting: 1, oldest_at: ago, drain_seconds: 0, standing: [{ kind: 'client', reason: 'We tidy up.', by: 'Ada', is_held: false, lacks_database: false, waiting: 1 }] });
  await query(`update public.sync_kinds set paused_at = null, paused_reason = null, paused_by = null`);
  await query(`select private.hold_sync_kinds(array['client'], 'A rebuild.')`);
  expect(await facts()).toMatchObject({ waiting: 1, standing: [{ kind: 'client', reason: 'A rebuild.', by: null, is_held: true }] });
  await query(`update public.sync_kinds set held_at = null, held_reason = null, paused_at = null, paused_reason = null, data_source_id = null where kind = 'client'`);
  expect(await facts()).toMatchObject({ waiting: 1, standing: [{ kind: 'client', reason: null, is_held: false, lacks_database: true, waiting: 1 }] });
  await query(`update public.sync_kinds set mode = 'off' where kind = 'client'`);
  expect(await facts()).toMatchObject({ waiting: 0, standing: [] });
});

it('count what failed apart: tried again, or set aside', async () => {
  await query(`update public.sync_state set status = 'retrying' where kind = 'client'`);
  await query(`update public.sync_state set status = 'unreachable', error = 'Not found.' where kind = 'project'`);
  expect(await facts()).toMatchObject({ waiting: 1, retrying: 1, set_aside: 1 });
  await query(`update public.sync_kinds set mode = 'off' where kind = 'project'`);
  expect(await as('team', () => query('select public.ops_home() as home'))).toMatchObject([{ home: { sync_failed: 0, sync: { set_aside: 0 } } }]);
});

it('tell a rebuild that nobody goes on with', async () => {
  await query(`insert into public.sync_runs (what, asked_by, asked_at, finished_at, stage) values ('plan', $1, now(), now(), 'done')`, person);
  await query(`insert into public.sync_runs (what, asked_by, follows) select 'rebuild', asked_by, id from public.sync_runs`);
  expect(await facts()).toMatchObject({ is_rebuild_cut_off: false });
  await query(`update public.sync_runs set seen_at = now() - interval '6 minutes'`);
  expect(await facts()).toMatchObject({ is_rebuild_cut_off: true });
});

it('tell a client nothing', async () => {
  expect(await facts('client')).toMatchObject({ limiter: null, standing: [], waiting: 0, oldest_at: null, set_aside: 0, to_decide: 0, is_rebuild_cut_off: false });
});

it('a page says what is on its way to it, what went wrong, and whether it was thrown away', async () => {
  const page = async () => (await as('team', () => query(`select public.ops_project_page($1) -> 'notion' as notion`, project)))[0]!.notion;
  expect(await page()).toEqual({ page_id: 'p', synced_at: null, status: 'synced', error: null, waiting_since: null, in_trash: false, is_left_alone: false, is_off: false });
  await query(`update public.projects set name = 'Garden with a pond' where id = $1`, project);
  expect(await page()).toMatchObject({ waiting_since: ago });
  await query('select private.fold_sync_changes()');
  await query(`update public.sync_state set status = 'retrying', error = 'A 409.' where kind = 'project'`);
  expect(await page()).toMatchObject({ status: 'retrying', error: 'A 409.', waiting_since: ago });
  await query(`update public.sync_state set status = 'synced', error = null, done_version = want_version, trashed_at = now(), detached_at = now() where kind = 'project'`);
  expect(await page()).toMatchObject({ in_trash: true, is_left_alone: true, waiting_since: null });
});
