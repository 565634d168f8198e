import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acting, one, refusal, type ActorKind } from './acting.ts';
import { freshDatabase } from './database.ts';
import { newClient, newProject, newUser } from './new-rows.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let team: string;
let project: string;
beforeEach(async () => {
  database = await freshDatabase();
  team = await newUser(database.client, { user_type: 'team' });
  project = await newProject(database.client, { name: 'Garden' });
  await database.client.query(`insert into public.sync_state (kind, record_id, page_id, status, base, want_version, done_version)
    values ('project', $1, 'page-1', 'synced', '{"Name": {"title": []}, "Tier": {"select": null}}', 0, 0)`, [project]);
});
afterEach(() => database?.drop());

const title = (text: string) => ({ title: [{ type: 'text', text: { content: text } }] });
const query = async <Row extends object>(sql: string, values: unknown[] = []) => (await database.client.query<Row>(sql, values)).rows;
async function conflict(field: string, notion: object, { kind = 'project', recordId = project, at = new Date(), ours = title('Garden') as object } = {}): Promise<string> {
  const [kept] = await query<{ id: string }>(
    `insert into public.sync_conflicts (kind, record_id, field, postgres, notion, winner, created_at, seen_at) values ($1, $2, $3, $4, $5, 'postgres', $6, $6) returning id`,
    [kind, recordId, field, ours, notion, at],
  );
  return kept!.id;
}
const newDeliverable = async () =>
  (await query<{ id: string }>(`insert into public.deliverables (project_id, name, category) values ($1, 'Plan', 'Document') returning id`, [project]))[0]!.id;
const as = <T>(kind: ActorKind, work: () => Promise<T>) => acting(database.client, { kind, asRole: true, userId: team }, work, { keep: true });
const decide = (how: 'adopt' | 'overwrite' | 'dismiss', id: string, kind: ActorKind = 'team') => as(kind, () => query(`select public.${how}_sync_conflict($1)`, [id]));
const state = () => one<Record<string, unknown>>(database.client, `select * from public.sync_state where record_id = $1`, [project]);

describe('the list', () => {
  interface Page {
    conflicts: { field: string; name: string; notion: string; postgres: string; stands: string | null; can_adopt: boolean }[];
    next: object | null;
    to_decide: number;
    put_back: number;
  }
  const list = (after: object | null, kind: ActorKind = 'team', status = 'to_decide') =>
    as(kind, async () => (await one<{ seen: Page }>(database.client, 'select public.ops_sync_conflicts($2, $1, 2) as seen', [after, status])).seen);
  /** What a push that was acknowledged leaves. */
  const agree = (base: object) => query(`update public.sync_state set base = base || $2 where record_id = $1`, [project, base]);

  it('shows each open one once, newest first, page by page, side by side in words', async () => {
    await agree({ Name: title('Other'), Tier: { select: { name: 'Tier 1' } }, Due: { date: { start: '2026-03-01' } } });
    await conflict('Name', title('Other'), { at: new Date('2026-01-01') });
    await conflict('Tier', { select: { name: 'Tier 1' } }, { at: new Date('2026-01-02') });
    await conflict('Due', { date: { start: '2026-03-01' } }, { at: new Date('2026-01-03') });
    const first = await list(null);
    const second = await list(first.next);
    expect([...first.conflicts, ...second.conflicts]).toMatchObject([
      { field: 'Due', notion: '2026-03-01', can_adopt: false },
      { field: 'Tier', notion: 'Tier 1', can_adopt: false },
      { field: 'Name', notion: 'Other', postgres: 'Garden', name: 'Garden', can_adopt: true },
    ]);
    expect(second.next).toBeNull();
  });

  it('puts apart what was written back already, and says what stands in Notion now; it can still be taken over', async () => {
    const id = await conflict('Name', title('Other'));
    await agree({ Name: title('Other') });
    expect(await list(null)).toMatchObject({ conflicts: [{ id, notion: 'Other', stands: 'Other' }], to_decide: 1, put_back: 0 });
    await agree({ Name: title('Garden') });
    expect(await list(null)).toMatchObject({ conflicts: [], to_decide: 0, put_back: 1 });
    expect(await list(null, 'team', 'put_back')).toMatchObject({ conflicts: [{ id, notion: 'Other', stands: 'Garden', can_adopt: true }] });
    await query(`update public.projects set name = 'Garden' where id = $1`, [project]);
    await decide('adopt', id);
    expect(await query('select name from public.projects where id = $1', [project])).toEqual([{ name: 'Other' }]);
    expect(await list(null, 'team', 'decided')).toMatchObject({ conflicts: [{ id, can_adopt: false }], to_decide: 0, put_back: 0 });
  });

  it('tells a relation by the names of what it leads to', async () => {
    const client = await newClient(database.client, { name: 'Okafor' });
    await query(`insert into public.sync_state (kind, record_id, page_id) values ('client', $1, 'page-2')`, [client]);
    const set = { relation: [{ id: 'page-2' }, { id: 'page-9' }] };
    await conflict('Client', set, { ours: { relation: [] } });
    await agree({ Client: set });
    expect((await list(null)).conflicts).toMatchObject([{ notion: 'Okafor, a page of nobody', postgres: null }]);
    await agree({ Client: { relation: [] } });
    expect(await list(null)).toMatchObject({ to_decide: 0, put_back: 1 });
  });

  it('keeps a list that was ticked too early to be decided, and has nothing to decide about a record that is gone', async () => {
    await conflict('Done', { checkbox: true });
    await conflict('Name', title('Other'), { recordId: randomUUID() });
    expect(await list(null)).toMatchObject({ conflicts: [{ field: 'Done' }], to_decide: 1, put_back: 1 });
  });

  it('leads to the page where a command was refused, which the project\'s own page tells as well: the last one, until somebody takes note, and to the team only', async () => {
    await query(`update public.sync_state set page_id = 'its-page' where kind = 'project' and record_id = $1`, [project]);
    for (const [at, reason] of [['2026-01-01', 'A step is open.'], ['2026-01-02', 'Something is owed.']] as const) {
      await query('update public.sync_conflicts set reason = $2 where id = $1', [await conflict('Status', { select: { name: 'Delivered' } }, { at: new Date(at) }), reason]);
    }
    await conflict('Name', title('Other'), { at: new Date('2026-01-03') });
    await agree({ Name: title('Garden'), Status: { select: { name: 'In progress' } } });
    expect((await list(null, 'team', 'put_back')).conflicts).toMatchObject([{ field: 'Name', page_id: 'its-page' }, { reason: 'Something is owed.', page_id: 'its-page' }]);
    const page = (kind: ActorKind) => as(kind, () => one<{ page: { refusal: object | null } | null }>(database.client, 'select public.ops_project_page($1) as page', [project]));
    expect((await page('team')).page!.refusal).toMatchObject({ field: 'Status', notion: 'Delivered', reason: 'Something is owed.' });
    expect((await page('client')).page).toBeNull();
    for (const { id, reason } of await query<{ id: string; reason: string | null }>('select id, reason from public.sync_conflicts')) if (reason) await decide('dismiss', id);
    expect((await page('team')).page!.refusal).toBeNull();
  });

  it('tells no refusal of what has come about since', async () => {
    await query(`update public.sync_conflicts set reason = 'Something is owed.' where id = $1`, [await conflict('Status', { select: { name: 'Delivered' } })]);
    const told = async () => (await as('team', () => one<{ refusal: object | null }>(database.client, `select public.ops_project_page($1) -> 'refusal' as refusal`, [project]))).refusal;
    expect(await told()).toMatchObject({ reason: 'Something is owed.' });
    await query('alter table public.projects disable trigger user');
    await query(`update public.projects set status = 'delivered' where id = $1`, [project]);
    expect(await told()).toBeNull();
  });

  it('keeps what is seen again once, with when that was first and last, and shows it first', async () => {
    const keep = () => query(`select private.keep_sync_conflicts('project', $1, $2)`, [project, JSON.stringify([{ field: 'Tier', postgres: { select: null }, notion: { select: { name: 'Tier 1' } } }])]);
    await keep();
    await query(`update public.sync_conflicts set created_at = '2026-01-01', seen_at = '2026-01-01'`);
    await conflict('Due', { date: { start: '2026-03-01' } }, { at: new Date('2026-01-02') });
    await keep();
    expect(await query(`select field, seen_at > created_at as again from public.sync_conflicts order by seen_at desc`)).toEqual([{ field: 'Tier', again: true }, { field: 'Due', again: false }]);
    expect((await list(null, 'team', 'put_back')).conflicts.map(({ field }) => field)).toEqual(['Tier']);
  });

  it('shows a client nothing', async () => {
    await conflict('Name', title('Other'));
    expect(await list(null, 'client')).toEqual({ conflicts: [], next: null, to_decide: 0, put_back: 0 });
  });
});

describe('adopting', () => {
  it.each<[string, string, object, string]>([
    ['project', 'Name', title(' What they wrote '), 'What they wrote'],
    ['client', 'Name', title('Okafor-Bello'), 'Okafor-Bello'],
    ['deliverable', 'Name', title('Plan, revised'), 'Plan, revised'],
    ['deliverable', 'Category', { select: { name: 'Floor Plan' } }, 'Floor Plan'],
  ])('%s %s takes over what a person wrote, and the record becomes due', async (kind, field, notion, adopted) => {
    const recordId = kind === 'project' ? project : kind === 'client' ? await newClient(database.client) : await newDeliverable();
    await query('delete from public.sync_changes');
    const [{ value } = { value: '' }] = await query<{ value: string }>(`select ${field.toLowerCase()} as value from public.${kind}s where id = $1`, [recordId]);
    await decide('adopt', await conflict(field, notion, { kind, recordId, ours: field === 'Category' ? { select: { name: value } } : title(value) }));
    expect(await query(`select ${field.toLowerCase()} as value from public.${kind}s where id = $1`, [recordId])).toEqual([{ value: adopted }]);
    expect(await query('select kind, record_id from public.sync_changes')).toEqual([{ kind, record_id: recordId }]);
    expect(await query('select resolution, resolved_by from public.sync_conflicts')).toEqual([{ resolution: 'adopted', resolved_by: team }]);
  });

  it.each<[string, object, string, string]>([
    ['Tier', { select: { name: 'Tier 1' } }, 'PT409', 'Tier of a project is decided in SAGE'],
    ['Name', title(''), 'PT409', '1 to 200 characters'],
    ['Name', title('x'.repeat(201)), 'PT409', '1 to 200 characters'],
  ])('%s %j is refused, and stays open', async (field, notion, code, message) => {
    const id = await conflict(field, notion);
    expect(await refusal(decide('adopt', id))).toMatchObject({ code, message: expect.stringContaining(message) as string });
    expect(await query('select resolution from public.sync_conflicts')).toEqual([{ resolution: null }]);
  });

  it('a category that there is not is refused', async () => {
    const id = await conflict('Category', { select: { name: 'Poem' } }, { kind: 'deliverable', recordId: await newDeliverable(), ours: { select: { name: 'Document' } } });
    expect(await refusal(decide('adopt', id))).toMatchObject({ code: '23514' });
  });

  it('a value that changed here since is not replaced unseen', async () => {
    await query(`update public.projects set name = 'Garden' where id = $1`, [project]);
    const id = await conflict('Name', title('What they wrote'));
    await query(`update public.projects set name = 'Garden with a pond' where id = $1`, [project]);
    expect(await refusal(decide('adopt', id))).toMatchObject({ code: 'PT409', message: expect.stringContaining('Garden with a pond') as string });
    expect(await query('select name from public.projects where id = $1', [project])).toEqual([{ name: 'Garden with a pond' }]);
  });
});

describe('leaving all that was put back', () => {
  const shown = async () => (await query<{ seen_at: string; id: string }>('select seen_at::text, id from public.sync_conflicts order by public.sync_conflicts.seen_at desc, id desc'))[0]!;
  const leave = (until: object, count: number, kind: ActorKind = 'team') => as(kind, async () => (await one<{ n: number }>(database.client, 'select public.leave_sync_conflicts($1, $2) as n', [until, count])).n);
  const open = () => query('select field from public.sync_conflicts where resolved_at is null order by field');

  it('takes note of what was shown, and of nothing that is to be decided or came meanwhile', async () => {
    await query(`update public.sync_state set base = base || '{"Status": {"select": {"name": "Delivered"}}}'`);
    await conflict('Name', title('Other'), { at: new Date('2026-01-01') });
    await conflict('Status', { select: { name: 'Delivered' } }, { at: new Date('2026-01-02') });
    await conflict('Name', title('Another'), { at: new Date('2026-01-03') });
    const until = await shown();
    await conflict('Tier', { select: { name: 'Tier 1' } }, { at: new Date('2026-01-04') });
    expect(await leave(until, 2)).toBe(2);
    expect(await open()).toEqual([{ field: 'Status' }, { field: 'Tier' }]);
    expect(await query(`select distinct resolution, resolved_by from public.sync_conflicts where resolved_at is not null`)).toEqual([{ resolution: 'dismissed', resolved_by: team }]);
    expect(await leave(until, 2)).toBe(0);
  });

  it('does not take note of one that was set again since it was shown', async () => {
    await conflict('Name', title('Other'), { at: new Date('2026-01-01') });
    const until = await shown();
    await query('update public.sync_conflicts set seen_at = now()');
    expect(await leave(until, 1)).toBe(0);
    expect(await open()).toHaveLength(1);
  });

  it('does nothing when an older one was put back meanwhile', async () => {
    await conflict('Name', title('Other'), { at: new Date('2026-01-01') });
    await conflict('Name', title('Another'), { at: new Date('2026-01-02') });
    expect(await refusal(leave(await shown(), 1))).toMatchObject({ code: 'PT409' });
    expect(await open()).toHaveLength(2);
  });

  it('is the team\'s', async () => {
    await conflict('Name', title('Other'));
    expect(await refusal(leave(await shown(), 1, 'client'))).toMatchObject({ code: 'PT403' });
  });
});

it('overwriting has the field written once more, before everything else', async () => {
  const id = await conflict('Tier', { select: { name: 'Tier 1' } });
  await decide('overwrite', id);
  const { base, want_version: want, done_version: done, priority, status } = await state();
  expect({ base, priority, status, isDue: Number(want) > Number(done) }).toEqual({ base: { Name: { title: [] }, Tier: { select: { name: 'Tier 1' } } }, priority: 0, status: 'pending', isDue: true });
  expect(await query('select resolution from public.sync_conflicts')).toEqual([{ resolution: 'kept' }]);
});

it('a record shows as in conflict until the last one is decided, and not for what was written back', async () => {
  const [first, second] = [await conflict('Done', { checkbox: true }), await conflict('Done', { checkbox: true })];
  await conflict('Name', title('B'));
  await query(`update public.sync_state set status = 'synced'`);
  expect((await state()).status).toBe('conflict');
  await decide('dismiss', first);
  expect((await state()).status).toBe('conflict');
  await decide('dismiss', second);
  expect((await state()).status).toBe('synced');
});

it('a change that still waits goes on waiting when the last conflict is put aside', async () => {
  const id = await conflict('Done', { checkbox: true });
  await query(`update public.sync_state set status = 'synced', want_version = done_version + 1`);
  await decide('dismiss', id);
  expect((await state()).status).toBe('pending');
});

it.each(['adopt', 'overwrite', 'dismiss'] as const)('%s is the team\'s, of something that is open', async (how) => {
  const id = await conflict('Name', title('Other'));
  expect(await refusal(decide(how, id, 'client'))).toMatchObject({ code: 'PT403' });
  expect(await refusal(decide(how, randomUUID()))).toMatchObject({ code: 'PT404' });
  await decide('dismiss', id);
  expect(await refusal(decide(how, id))).toMatchObject({ code: 'PT409' });
});

describe('from ops', () => {
  it('one record is read before all others, its content with it', async () => {
    await as('team', () => query(`select public.pull_sync('project', $1)`, [project]));
    expect(await query('select what, item_id, priority from public.sync_pulls order by what')).toEqual([
      { what: 'content', item_id: 'page-1', priority: 0 },
      { what: 'page', item_id: 'page-1', priority: 0 },
    ]);
    expect(await refusal(as('team', () => query(`select public.pull_sync('project', gen_random_uuid())`)))).toMatchObject({ code: 'PT404' });
    expect(await refusal(as('client', () => query(`select public.pull_sync('project', $1)`, [project])))).toMatchObject({ code: 'PT403' });
  });

  it('reconciling begins with a dry run, and follows only one that was finished within the hour', async () => {
    const run = (follows: string | null) => as('team', async () => (await one<{ id: string }>(database.client, 'select public.reconcile_sync($1) as id', [follows])).id);
    const dry = await run(null);
    expect(await refusal(run(dry))).toMatchObject({ code: 'PT409' });
    await query(`update public.sync_reconciles set finished_at = now(), report = '{"kinds": []}'`);
    const real = await run(dry);
    expect(await query('select is_dry_run, follows, asked_by from public.sync_reconciles where id = $1', [real])).toEqual([{ is_dry_run: false, follows: dry, asked_by: team }]);
    await query(`update public.sync_reconciles set finished_at = now() - interval '61 minutes' where id = $1`, [dry]);
    expect(await refusal(run(dry))).toMatchObject({ code: 'PT409' });
  });

  it('the webhook\'s token is for an admin\'s eyes, as long as it must be pasted; forgetting it is audited', async () => {
    await query(`select public.keep_notion_token('secret_of_the_subscription', '203.0.113.9')`);
    const seen = (kind: ActorKind) => as(kind, async () => (await one<{ seen: { token: string | null } | null }>(database.client, 'select public.ops_sync_webhook() as seen')).seen);
    expect([(await seen('admin'))?.token, (await seen('team'))?.token, await seen('client')]).toEqual(['secret_of_the_subscription', null, null]);
    await query('update public.sync_webhook set confirmed_at = now()');
    expect(await seen('admin')).toMatchObject({ token: null });
    expect(await refusal(as('team', () => query('select public.forget_notion_token()')))).toMatchObject({ code: 'PT403' });
    await as('admin', () => query('select public.forget_notion_token()'));
    expect(await query('select token, confirmed_at from public.sync_webhook')).toEqual([{ token: null, confirmed_at: null }]);
    expect(await query(`select actor_kind from public.audit_log where action = 'forget_token'`)).toEqual([{ actor_kind: 'admin' }]);
  });
});
