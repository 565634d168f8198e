import { afterEach, beforeEach, expect, it } from 'vitest';
import { freshDatabase } from './database.ts';
import { newProject, newUser } from './new-rows.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database?.drop());

const query = async (text: string, ...values: unknown[]) => (await database.client.query(text, values)).rows as Record<string, unknown>[];
const prune = async () => (await query('select private.prune_sync(30, 90) as pruned'))[0]!.pruned;
const days = async (table: string, column: string) => (await query(`select (now()::date - ${column}::date) as days from public.${table} order by 1`)).map((row) => row.days);

it('keeps activity and events as long as is said', async () => {
  await query(`insert into public.sync_events (id, type, entity_type, entity_id, occurred_at, attempt, received_at)
    select gen_random_uuid(), 'page.created', 'page', 'p', now(), 1, now() - n * interval '1 day' from unnest(array[1, 29, 31, 400]) n`);
  await query(`insert into public.sync_activity (at, direction, kind, result) select now() - n * interval '1 day', 'push', 'project', 'synced' from unnest(array[1, 29, 31, 400]) n`);
  expect(await prune()).toBe(2);
  expect([await days('sync_events', 'received_at'), await days('sync_activity', 'at')]).toEqual([[1, 29], [1, 29]]);
});

it('keeps a conflict that nobody has decided about for ever, and what was decided or put back for as long as is said', async () => {
  const project = await newProject(database.client);
  const person = await newUser(database.client, { user_type: 'team' });
  await query(`insert into public.sync_state (kind, record_id, page_id, status, base, want_version, done_version)
    values ('project', $1, 'page-1', 'synced', '{"Name": {"title": []}}', 0, 0)`, project);
  const keep = (field: string, ago: number, decided: number | null = null, record = project, seen: number | null = null) =>
    query(`insert into public.sync_conflicts (kind, record_id, field, notion, winner, created_at, seen_at, resolution, resolved_at, resolved_by)
      values ('project', $1, $2, '{"title": [{"text": {"content": "Other"}}]}', 'postgres', now() - $3 * interval '1 day', now() - coalesce($6::int, $3) * interval '1 day',
        case when $4::int is not null then 'kept' end, now() - $4::int * interval '1 day', case when $4::int is not null then $5::uuid end)`, record, field, ago, decided, person, seen);
  // That field was never agreed: what a person set stands in Notion.
  await keep('Done', 400);
  await keep('Name', 89);
  await keep('Name', 91);
  // Set again yesterday, and put back again.
  await keep('Name', 300, null, project, 1);
  await keep('Tier', 400, 89);
  await keep('Tier', 400, 91);
  await keep('Name', 91, null, '00000000-0000-4000-8000-000000000000');
  await prune();
  expect(await query(`select field, (now()::date - created_at::date) as ago from public.sync_conflicts order by field, ago`)).toEqual([
    { field: 'Done', ago: 400 },
    { field: 'Name', ago: 89 },
    { field: 'Name', ago: 300 },
    { field: 'Tier', ago: 400 },
  ]);
});

it.each([
  ['sync_runs', `insert into public.sync_runs (id, what, follows, asked_by, asked_at, stage, finished_at) values ($1, $2, $3, $4, $5, case when $6::timestamptz is null then 'asked' else 'done' end, $6)`, ['plan', 'rebuild']],
  ['sync_reconciles', `insert into public.sync_reconciles (id, is_dry_run, follows, asked_by, asked_at, finished_at) values ($1, $2::boolean, $3, $4, $5, $6)`, ['true', 'false']],
])('keeps of %s what has not ended, what is younger, and the dry run that it followed', async (table, insert, [dryRun, real]) => {
  const ada = await newUser(database.client, { user_type: 'admin' });
  const run = async (n: number, what: string, follows: number | null, ended: number | null) => {
    const id = (of: number | null) => (of === null ? null : `00000000-0000-4000-8000-00000000000${of}`);
    const ago = (since: number | null) => (since === null ? null : new Date(Date.now() - since * 86_400_000));
    await query(insert, id(n), what, id(follows), ada, ago(200), ago(ended));
  };
  await run(1, dryRun!, null, 91);
  await run(2, real!, 1, 91);
  await run(3, dryRun!, null, 91);
  await run(4, real!, 3, 89);
  await run(5, dryRun!, null, 91);
  await run(6, dryRun!, null, null);
  await prune();
  expect((await query(`select right(id::text, 1) as n from public.${table} order by 1`)).map(({ n }) => n)).toEqual(['3', '4', '6']);
});
