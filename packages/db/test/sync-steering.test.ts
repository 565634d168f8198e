import { afterEach, beforeEach, expect, it } from 'vitest';
import { acting, one, refusal, type ActorKind } from './acting.ts';
import { freshDatabase } from './database.ts';
import { newClient, newLead, newUser } from './new-rows.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
const ids: string[] = [];
let person: string;
beforeEach(async () => {
  database = await freshDatabase();
  ids.length = 0;
  person = await newUser(database.client, { name: 'Ada', user_type: 'admin' });
  for (const name of ['A', 'B', 'C']) ids.push(await newClient(database.client, { name }));
  await database.client.query(`
    delete from public.sync_changes;
    insert into public.sync_state (kind, record_id, page_id, status, error, attempts, done_version, want_version)
      select 'client', id, name, case name when 'A' then 'synced' when 'B' then 'quarantined' else 'unreachable' end, 'It failed.', 3,
        case name when 'A' then version else 0 end, version from (select *, nextval('private.sync_version') as version from public.clients) c;
    update public.sync_kinds set data_source_id = kind, database_id = kind, properties = '{}'`);
});
afterEach(() => database?.drop());

const as = <T>(kind: ActorKind, work: () => Promise<T>) => acting(database.client, { kind, userId: person, asRole: true }, work, { keep: true });
const query = async (text: string, ...values: unknown[]) => (await database.client.query(text, values)).rows as Record<string, unknown>[];
const due = () => query(`select c.name, s.priority, s.status, s.attempts, s.error from public.sync_state s join public.clients c on c.id = s.record_id
  where s.done_version < s.want_version and s.status = 'pending' order by 1`);
const audited = () => query(`select action, resource_type, key, details from public.audit_log
  where resource_type in ('sync', 'sync_kind') and user_id is not null order by seq`);
const claimable = () => query(`select record_id from private.claim_sync(array['client'], 'w', 10, '1 minute')`);

it('brings one record to Notion before all others, also one that was never there', async () => {
  const fresh = await newClient(database.client, { name: 'D' });
  await as('team', () => query(`select public.sync_to_notion('client', id) from unnest($1::uuid[]) id`, [ids[0], fresh]));
  expect(await due()).toEqual(['A', 'D'].map((name) => ({ name, priority: 0, status: 'pending', attempts: 0, error: null })));
});

it.each<[ActorKind, string, string, string]>([
  ['client', 'client', 'A', 'PT403'],
  ['team', 'dragon', 'A', 'PT404'],
  ['team', 'task', 'A', 'PT404'],
  ['team', 'client', '0b4f9a2e-0000-4000-8000-000000000009', 'PT404'],
  ['team', 'lead', 'lead', 'PT409'],
])('refuses %s to bring a %s (%s) to Notion: %s', async (actor, kind, record, code) => {
  const id = { A: ids[0], lead: await newLead(database.client) }[record] ?? record;
  expect((await refusal(as(actor, () => query('select public.sync_to_notion($1, $2)', kind, id))))?.code).toBe(code);
});

it('tries all that failed of a kind again, behind what just changed', async () => {
  expect(await as('team', () => query(`select public.retry_failed_sync('client') as n`))).toEqual([{ n: 2 }]);
  expect(await due()).toMatchObject([{ name: 'B', priority: 3, attempts: 0 }, { name: 'C', priority: 3 }]);
});

it('looks at all records of a kind again, noted before or not, but for what is unreachable; and keeps what is due already where it is', async () => {
  await newClient(database.client, { name: 'D' });
  await query('select private.fold_sync_changes()');
  expect(await as('team', () => query(`select public.resync_kind('client') as n`))).toEqual([{ n: 3 }]);
  expect((await due()).map(({ name, priority }) => [name, priority])).toEqual([['A', 3], ['B', 3], ['D', 1]]);
  expect(await audited()).toMatchObject([{ action: 'resync', key: 'client', details: { records: 3 } }]);
});

it('stands still while an admin says so, and the log knows who and why', async () => {
  await as('team', () => query(`select public.resync_kind('client')`));
  await as('admin', () => query(`select public.pause_sync('We move.', 'client')`));
  expect(await claimable()).toEqual([]);
  await query(`select private.store_sync_database('client', 'client', 'client', '{"Name": "x"}')`);
  await as('team', () => query(`select public.retry_sync('client', $1)`, ids[0]));
  expect(await claimable()).toEqual([]);
  await as('admin', () => query(`select public.resume_sync('We have moved.', 'client')`));
  expect(await claimable()).toHaveLength(2);
  const rows = (await audited()).filter(({ details }) => (details as { reason?: string }).reason);
  expect(rows).toMatchObject([{ key: 'client', details: { reason: 'We move.' } }, { key: 'client', details: { reason: 'We have moved.' } }]);
});

it('stands still altogether, and lets no call go', async () => {
  await as('team', () => query(`select public.resync_kind('client')`));
  await as('admin', () => query(`select public.pause_sync('Notion is being tidied.')`));
  expect([await claimable(), await query(`select private.take_sync_call(180, 6) ->> 'why' as why`)]).toEqual([[], [{ why: 'stopped' }]]);
  await as('admin', () => query(`select public.resume_sync('Done.')`));
  expect([(await claimable()).length, await query(`select private.take_sync_call(180, 6) ->> 'why' as why`)]).toEqual([2, [{ why: 'go' }]]);
  expect((await audited()).slice(1)).toMatchObject([
    { action: 'pause', resource_type: 'sync', details: { reason: 'Notion is being tidied.' } },
    { action: 'resume', resource_type: 'sync', details: { reason: 'Done.' } },
  ]);
});

it('goes on after a block only when an admin lifts it', async () => {
  const lift = () => as('admin', () => query(`select public.lift_sync_block('Notion answered our mail.')`));
  expect((await refusal(lift()))?.code).toBe('PT409');
  await query(`select private.block_sync_calls('public_api_request_blocked')`);
  expect(await query(`select private.take_sync_call(180, 6) ->> 'why' as why`)).toEqual([{ why: 'blocked' }]);
  await lift();
  expect(await query(`select private.take_sync_call(180, 6) ->> 'why' as why`)).toEqual([{ why: 'go' }]);
  expect(await audited()).toMatchObject([{ action: 'lift_block', details: { reason: 'Notion answered our mail.' } }]);
});

it('shows from now on what an admin turns on, and all of it anew with its details', async () => {
  const set = (kind: string, mode: string, details: boolean) => as('admin', () => query('select public.set_sync_kind($1, $2, $3) as n', kind, mode, details));
  await newLead(database.client);
  expect([await set('lead', 'push', false), await set('lead', 'two_way', false), await set('lead', 'two_way', true), await set('lead', 'off', true)]).toEqual([[{ n: 1 }], [{ n: 0 }], [{ n: 1 }], [{ n: 0 }]]);
  expect((await refusal(set('lead', 'sometimes', false)))?.code).toBe('23514');
  expect((await audited()).length).toBe(4);
});

it('keeps what becomes of pages that are thrown away, and how often Notion is asked; the log knows both and why', async () => {
  await query(`insert into public.sync_polls (kind, next_at) values ('project', now() + interval '4 minutes')`);
  await as('admin', () => query(`select public.set_sync_kind('project', 'two_way', false, 'detach', 30, 'The webhook is not set up yet.')`));
  expect(await query(`select trash_policy, poll_seconds from public.sync_kinds where kind = 'project'`)).toEqual([{ trash_policy: 'detach', poll_seconds: 30 }]);
  expect(await query(`select next_at <= now() + interval '30 seconds' as soon from public.sync_polls`)).toEqual([{ soon: true }]);
  const changed = { before: { trash_policy: 'restore', poll_seconds: 60 }, after: { trash_policy: 'detach', poll_seconds: 30 }, reason: 'The webhook is not set up yet.' };
  expect((await audited()).at(-1)).toMatchObject({ key: 'project', details: changed });
  for (const wrong of [`'burn', 30`, `'detach', 9`, `'detach', 241`]) expect((await refusal(as('admin', () => query(`select public.set_sync_kind('project', 'two_way', false, ${wrong})`))))?.code).toBe('23514');
});

it('tells the settings to the team, and lets an admin set the client mark: one word that begins with a sign', async () => {
  const settings = async () => (await one<{ s: { kinds: object[]; client_mark: string | null } }>(database.client, 'select public.ops_sync_settings() as s')).s;
  const mark = (words: string) => as('admin', () => query('select public.set_client_mark($1)', words));
  await mark('@kunde');
  expect(await as('team', settings)).toMatchObject({ client_mark: '@kunde', kinds: expect.arrayContaining([expect.objectContaining({ kind: 'client', trash_policy: 'restore', poll_seconds: 60 })]) });
  expect(await as('client', settings)).toEqual({ client_mark: null, kinds: [], to_decide: 0 });
  for (const wrong of ['client', '@', '@ client', '@the client', `@${'x'.repeat(40)}`]) expect((await refusal(mark(wrong)))?.code).toBe('23514');
  expect((await query(`select details from public.audit_log where resource_type = 'studio_settings' and user_id is not null`)).length).toBe(1);
});

it.each(['mode', 'trash_policy', 'poll_seconds', 'paused_reason'])('lets nobody write %s past the function', async (column) => {
  const write = as('admin', () => query(`update public.sync_kinds set ${column} = default`));
  expect((await refusal(write))?.code).toBe('42501');
});

it('makes nothing due of a kind that is off', async () => {
  await newLead(database.client);
  expect(await as('team', () => query(`select public.resync_kind('lead') as n`))).toEqual([{ n: 0 }]);
});

it.each([
  ['project', 'off', /deliverable, milestone, task/],
  ['client', 'off', /project/],
  ['milestone', 'off', /task/],
])('refuses to switch %s %s while pages point to its pages, and says which', async (kind, mode, says) => {
  const refused = await refusal(as('admin', () => query('select public.set_sync_kind($1, $2, false)', kind, mode)));
  expect([refused?.code, refused?.message]).toEqual(['PT409', expect.stringMatching(says)]);
});

it('switches children off before their parent, and on after it', async () => {
  const set = (kind: string, mode: string) => as('admin', () => query('select public.set_sync_kind($1, $2, false)', kind, mode));
  for (const kind of ['task', 'deliverable', 'milestone', 'project', 'client']) await set(kind, 'off');
  expect(await refusal(set('project', 'push'))).toMatchObject({ code: 'PT409', message: expect.stringMatching(/client/) });
  for (const kind of ['client', 'project', 'milestone']) await set(kind, 'push');
  expect(await query(`select kind from public.sync_kinds where mode <> 'off' order by 1`)).toEqual([{ kind: 'client' }, { kind: 'milestone' }, { kind: 'project' }]);
});

it('makes no page while a rebuild holds a kind, whoever lifts a pause, until it is linked again', async () => {
  await as('team', () => query(`select public.resync_kind('client')`));
  const parent = () => query(`select record_id from private.claim_sync_record('client', $1, 'w', '1 minute')`, ids[0]);
  await query(`select private.hold_sync_kinds('{client}', 'Being rebuilt.')`);
  await query(`select private.store_sync_database('client', 'client', 'client', '{"Name": "x"}')`);
  await as('team', () => query(`select public.retry_sync('client', $1), public.retry_failed_sync('client')`, ids[0]));
  await as('admin', () => query(`select public.pause_sync('We move.', 'client'), public.resume_sync('We have moved.', 'client')`));
  expect([await claimable(), await parent()]).toEqual([[], []]);
  expect(await query(`select paused_reason from public.sync_kinds where kind = 'client'`)).toEqual([{ paused_reason: 'Being rebuilt.' }]);
  await query(`select private.relink_sync('client', '{}', '{A,B,C}', 'Being rebuilt.')`);
  expect([(await claimable()).length, await query(`select held_at, paused_at from public.sync_kinds where kind = 'client'`)]).toEqual([3, [{ held_at: null, paused_at: null }]]);
});

it.each([
  ['resumes a kind', `select public.resume_sync('It is mended.', 'client')`, 'admin'],
  ['looks at all of a kind again', `select public.resync_kind('client')`, 'team'],
] as const)('looks at the databases within the minute when somebody %s', async (_, move, kind) => {
  await query('select private.note_sync_check()');
  expect(await query('select private.take_sync_check() as due')).toEqual([{ due: false }]);
  await as(kind, () => query(move));
  expect(await query('select private.take_sync_check() as due')).toEqual([{ due: true }]);
});

it.each([
  ['has a record in hands', `lease = gen_random_uuid(), lease_by = 'w', lease_until = now() + interval '1 minute'`],
  ['may have sent a create', `intent = jsonb_build_object('at', now(), 'create_after', now() + interval '1 minute')`],
  ['has made a page of which the list did not know', `page_id = 'new'`],
])('links nothing while a worker that began before the hold %s', async (_, is) => {
  await query(`select private.hold_sync_kinds('{client}', 'Being rebuilt.')`);
  await query(`update public.sync_state set page_id = null`);
  await query(`update public.sync_state set ${is} where record_id = $1`, ids[0]);
  const relink = async (known: string) => (await query(`select private.relink_sync('client', '{}', $1, 'Being rebuilt.') as n, (select held_at is not null from public.sync_kinds where kind = 'client') as held`, known))[0];
  expect(await relink('{}')).toEqual({ n: null, held: true });
  await query(`update public.sync_state set lease = null, lease_by = null, lease_until = null, intent = null where record_id = $1`, ids[0]);
  expect(await relink(is.includes('new') ? '{new}' : '{}')).toMatchObject({ n: 3 });
  expect(await query(`select held_at from public.sync_kinds where kind = 'client'`)).toEqual([{ held_at: null }]);
});

it('leaves a pause by a person as it is when a rebuild ends', async () => {
  await as('admin', () => query(`select public.pause_sync('We move.', 'client')`));
  await query(`select private.hold_sync_kinds('{client}', 'Being rebuilt.'), private.relink_sync('client', '{}', '{A,B,C}', 'Being rebuilt.')`);
  expect(await query(`select paused_reason, held_at from public.sync_kinds where kind = 'client'`)).toEqual([{ paused_reason: 'We move.', held_at: null }]);
});

it.each([
  `pause_sync('x', 'client')`,
  `pause_sync('x')`,
  `resume_sync('x', 'client')`,
  `lift_sync_block('x')`,
  `set_sync_kind('client', 'off', false)`,
  `set_client_mark('@team')`,
])('leaves %s to admins', async (call) => {
  expect((await refusal(as('team', () => query(`select public.${call}`))))?.code).toBe('PT403');
});

it('shows the team how it stands in one answer, and a client nothing', async () => {
  await newClient(database.client, { name: 'D' });
  await query(`select private.take_sync_call(180, 6), private.note_sync_activity('push', 'client', $1, 'synced', 1, 40)`, ids[0]);
  await as('admin', () => query(`select public.pause_sync('We move.', 'project')`));
  const overview = async () => (await one<{ o: Record<string, unknown> }>(database.client, 'select public.ops_sync_overview() as o')).o;
  const seen = await as('team', overview);
  expect(seen).toMatchObject({
    queue: { waiting: 1, backfill: 0, drain_seconds: 1, oldest_at: expect.any(String) },
    budget: { per_minute: 180, used: 1 },
    limiter: { state: 'running', reason: null },
    last_activity_at: expect.any(String),
  });
  const kinds = Object.fromEntries((seen.kinds as { kind: string }[]).map((kind) => [kind.kind, kind]));
  expect(kinds).toMatchObject({
    client: { mode: 'push', records: { synced: 1, quarantined: 1, unreachable: 1 }, waiting: 0, is_set_up: true },
    project: { paused_reason: 'We move.', paused_by: 'Ada' },
    lead: { mode: 'off' },
  });
  expect(await as('client', overview)).toMatchObject({ kinds: [], limiter: null, last_activity_at: null, queue: { waiting: 0 } });
});

it('tells what happened last, page by page', async () => {
  for (const id of ids) await query(`select private.note_sync_activity('push', 'client', $1, 'synced', 1, 40)`, id);
  const page = async (before: number | null) => (await one<{ p: { activity: { name: string }[]; next: number | null } }>(database.client, 'select public.ops_sync_activity($1, 2) as p', [before])).p;
  await as('team', async () => {
    const first = await page(null);
    const second = await page(first.next);
    expect([first.activity.map(({ name }) => name), second.activity.map(({ name }) => name), second.next]).toEqual([['C', 'B'], ['A'], null]);
  });
  expect(await as('client', () => page(null))).toEqual({ activity: [], next: null, to_decide: 0 });
});
