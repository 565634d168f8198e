import { afterEach, beforeEach, expect, it } from 'vitest';
import { acting, one, refusal, type ActorKind } from './acting.ts';
import { freshDatabase } from './database.ts';
import { newUser } from './new-rows.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let admin: string;
beforeEach(async () => {
  database = await freshDatabase();
  admin = await newUser(database.client, { name: 'Ada', user_type: 'admin' });
});
afterEach(() => database?.drop());

const query = async (text: string, ...values: unknown[]) => (await database.client.query(text, values)).rows as Record<string, unknown>[];
const as = <T>(kind: ActorKind, work: () => Promise<T>) => acting(database.client, { kind, userId: admin, asRole: true }, work, { keep: true });
const ask = (what: string, follows: string | null = null, typed: string | null = null, kind: ActorKind = 'admin') =>
  as(kind, async () => (await one<{ id: string }>(database.client, 'select public.ask_sync_run($1, $2, $3) as id', [what, follows, typed])).id);
const finish = (id: string, ago = '0 minutes') => query(`select private.finish_sync_run($1, '{}')`, id).then(() => query('update public.sync_runs set finished_at = now() - $2::interval where id = $1', id, ago));
interface Seen {
  studio: string | null;
  runs: { id: string; asked_by: string; may_follow: boolean; is_cut_off: boolean; next_try_at: string | null; error: string | null }[];
}
const seen = (kind: ActorKind = 'team') => as(kind, async () => (await one<{ s: Seen }>(database.client, 'select public.ops_sync_runs() as s')).s);

it('is asked for by an admin, once however often it is pressed, with its job and its line in the log', async () => {
  const id = await ask('plan');
  expect(await ask('plan')).toBe(id);
  expect(await query(`select payload ->> 'runId' as id from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'sync.run'`)).toEqual([{ id }]);
  expect(await query(`select action, resource_id, details from public.audit_log where resource_type = 'sync_run'`)).toEqual([{ action: 'ask', resource_id: id, details: { what: 'plan', follows: null } }]);
  expect(await refusal(ask('verify'))).toMatchObject({ code: 'PT409', message: expect.stringContaining('under way') as string });
  expect((await refusal(ask('verify', null, null, 'team')))?.code).toBe('PT403');
});

it('a rebuild follows a finished dry run of the last hour, once, and only when the studio\'s name is typed', async () => {
  expect(await refusal(ask('rebuild', null, 'SAGE'))).toMatchObject({ code: 'PT409', message: expect.stringContaining('dry run first') as string });
  const plan = await ask('plan');
  await finish(plan, '61 minutes');
  expect((await seen()).runs).toMatchObject([{ id: plan, asked_by: 'Ada', may_follow: false }]);
  expect((await refusal(ask('rebuild', plan, 'SAGE')))?.code).toBe('PT409');
  await finish(plan, '59 minutes');
  expect(await seen()).toMatchObject({ studio: 'SAGE', runs: [{ may_follow: true }] });
  expect(await refusal(ask('rebuild', plan, 'SAG'))).toMatchObject({ code: 'PT409', message: expect.stringContaining('type the name of the studio: SAGE') as string });
  const id = await ask('rebuild', plan, ' sage ');
  expect(await ask('rebuild', plan, 'SAGE')).toBe(id);
  await finish(id);
  expect(await refusal(ask('rebuild', plan, 'SAGE'))).toMatchObject({ code: 'PT409', message: expect.stringContaining('followed already') as string });
  expect((await seen()).runs.map(({ may_follow: may }) => may)).toEqual([false, false]);
});

it('a dry run that failed cannot be followed', async () => {
  const plan = await ask('plan');
  await query(`select private.finish_sync_run($1, null, 'Notion does not answer.')`, plan);
  expect((await refusal(ask('rebuild', plan, 'SAGE')))?.code).toBe('PT409');
});

it('says of what gave no sign of life that it was cut off, and makes way for another', async () => {
  const id = await ask('verify');
  expect(await query('select private.begin_sync_run($1) as run', id)).toEqual([{ run: { what: 'verify', stage: 'reading' } }]);
  await query(`update public.sync_runs set seen_at = now() - interval '6 minutes'`);
  await query(`update graphile_worker._private_jobs set run_at = now() - interval '6 minutes'`);
  expect((await seen()).runs).toMatchObject([{ is_cut_off: true }]);
  const next = await ask('plan');
  expect((await seen()).runs.map(({ id: run, error, is_cut_off: cut }) => [run, error, cut])).toEqual([[next, null, false], [id, expect.stringContaining('cut off'), false]]);
  expect(await query('select private.begin_sync_run($1) as run', id)).toEqual([{ run: null }]);
});

it('what waits for its next try is not cut off, and says when that is', async () => {
  const id = await ask('verify');
  await query(`select private.note_sync_run($1, null, null, 'The database is away.')`, id);
  await query(`update public.sync_runs set seen_at = now() - interval '20 minutes'`);
  const dueIn = (minutes: number) => query(`update graphile_worker._private_jobs set run_at = now() + make_interval(mins => $1) where key = $2`, minutes, `sync.run:${id}`);
  await dueIn(10);
  expect((await seen()).runs).toMatchObject([{ is_cut_off: false, next_try_at: expect.stringMatching(/^\d{4}/) as string }]);
  expect(await ask('verify')).toBe(id);
  // Its turn has come, and no worker has taken it yet.
  await dueIn(-4);
  expect((await seen()).runs).toMatchObject([{ is_cut_off: false }]);
  await dueIn(-6);
  expect((await seen()).runs).toMatchObject([{ is_cut_off: true }]);
});

it('shows a client nothing', async () => {
  await ask('plan');
  expect(await seen('client')).toEqual({ studio: null, runs: [], to_decide: 0 });
});
