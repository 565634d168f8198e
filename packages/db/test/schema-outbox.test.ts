import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acting } from './acting.ts';
import { freshDatabase } from './database.ts';
import { newClient, newLead, newMilestone, newProject, newUser } from './new-rows.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
const ids: Record<string, string> = {};

beforeAll(async () => {
  database = await freshDatabase();
  const { client } = database;
  ids.client = await newClient(client);
  ids.project = await newProject(client, { client_id: ids.client });
  ids.milestone = await newMilestone(client, { project_id: ids.project });
  ids.lead = await newLead(client);
  const file = await query(
    `insert into public.files (project_id, name, size_bytes, mime_type, sha256) values ($1, 'plan.pdf', 10, 'application/pdf', repeat('a', 64)) returning id`,
    [ids.project],
  );
  ids.file = file.rows[0].id;
  const deliverable = await query(
    `insert into public.deliverables (project_id, file_id, name, category) values ($1, $2, 'Plan', 'Document') returning id`,
    [ids.project, ids.file],
  );
  ids.deliverable = deliverable.rows[0].id;
});
afterAll(() => database?.drop());
beforeEach(() => query('delete from public.sync_changes'));

const query = (sql: string, values: unknown[] = []) => database.client.query(sql, values);
const noted = async () =>
  (await query('select kind, record_id from public.sync_changes order by kind')).rows.map(({ kind, record_id }) =>
    record_id === ids[kind] ? kind : `${kind} of another`,
  );
const set = (table: string, id: string, change: string) => query(`update public.${table} set ${change} where id = $1`, [id]);

describe.each([
  ['client', 'clients', `name = 'New'`, ['client']],
  ['client', 'clients', `status = 'active'`, ['client']],
  ['project', 'projects', `name = 'New'`, ['project']],
  ['project', 'projects', `status = 'in_progress'`, ['project']],
  ['project', 'projects', `payment_status = 'paid'`, ['project']],
  ['milestone', 'milestones', `status = 'in_progress'`, ['milestone', 'project']],
  ['milestone', 'milestones', `due_date = now()`, ['milestone', 'project']],
  ['deliverable', 'deliverables', `description = 'New'`, ['deliverable']],
  ['deliverable', 'deliverables', `deleted_at = now()`, ['deliverable']],
  ['file', 'files', `checked_at = now()`, ['deliverable']],
  ['lead', 'leads', `name = 'New'`, ['lead']],
])('a change of a mapped column of a %s', (kind, table, change, expected) => {
  it(`is noted: ${change}`, async () => {
    await set(table, ids[kind]!, change);
    expect(await noted()).toEqual(expected);
  });
});

it.each([
  ['client', 'clients', `user_id = user_id, notion_page_id = 'c'`],
  ['project', 'projects', `notion_page_id = 'p'`],
  ['project', 'projects', `site_address = 'Elsewhere'`],
  ['milestone', 'milestones', `notion_page_id = 'm'`],
  ['milestone', 'milestones', `duration_days = 9`],
  ['deliverable', 'deliverables', `notion_page_id = 'd'`],
  ['lead', 'leads', `phone = '555 0100'`],
])('notes nothing for other columns of a %s', async (kind, table, change) => {
  await set(table, ids[kind]!, change);
  expect(await noted()).toEqual([]);
});

it('notes nothing for what Notion never sees', async () => {
  await newUser(database.client);
  expect(await noted()).toEqual([]);
});

it('notes nothing when the same value is written again', async () => {
  await set('projects', ids.project!, 'name = name');
  expect(await noted()).toEqual([]);
});

it('does not raise the row version when the page id comes back', async () => {
  const version = async () => (await query('select row_version, updated_at from public.projects where id = $1', [ids.project])).rows[0];
  const before = await version();
  await set('projects', ids.project!, `notion_page_id = 'another'`);
  expect(await version()).toEqual(before);
  await set('projects', ids.project!, `site_address = 'Here'`);
  expect((await version()).row_version).toBe(before.row_version + 1);
});

it('tells both projects when a milestone moves, and of a deletion', async () => {
  const other = await newProject(database.client, { client_id: ids.client });
  const milestone = await newMilestone(database.client, { project_id: other, order: 2 });
  await query('delete from public.sync_changes');
  await query('update public.milestones set project_id = $1 where id = $2', [ids.project, milestone]);
  const moved = await query(`select record_id from public.sync_changes where kind = 'project'`);
  expect(moved.rows.map(({ record_id }) => record_id).sort()).toEqual([other, ids.project].sort());
  await query('delete from public.sync_changes');
  await query('delete from public.milestones where id = $1', [milestone]);
  expect((await query('select kind from public.sync_changes order by kind')).rows).toEqual([{ kind: 'milestone' }, { kind: 'project' }]);
});

it('leaves no mark when the change is rolled back', async () => {
  await acting(database.client, { kind: 'system' }, () => set('projects', ids.project!, `name = 'Undone'`));
  expect(await noted()).toEqual([]);
});

it('lets writers of the same record commit in any order without waiting for the outbox', async () => {
  const locks = await acting(database.client, { kind: 'system' }, async () => {
    await set('projects', ids.project!, `name = 'Locked'`);
    return query(`select mode from pg_locks where relation = 'public.sync_changes'::regclass and pid = pg_backend_pid()`);
  });
  expect(locks.rows).toEqual([{ mode: 'RowExclusiveLock' }]);
  const keys = await query(`select indexrelid::regclass::text as name from pg_index where indrelid = 'public.sync_changes'::regclass`);
  expect(keys.rows).toEqual([{ name: 'sync_changes_pkey' }]);
});
