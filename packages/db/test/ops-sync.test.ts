import { afterAll, beforeAll, expect, it } from 'vitest';
import { acting, one, refusal, type ActorKind } from './acting.ts';
import { freshDatabase } from './database.ts';
import { newClient } from './new-rows.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
const ids: string[] = [];
beforeAll(async () => {
  database = await freshDatabase();
  for (const name of ['A', 'B', 'C']) ids.push(await newClient(database.client, { name }));
  await database.client.query(`insert into public.sync_state (kind, record_id, status, error, attempts, done_version, want_version, updated_at)
    select 'client', id, case name when 'B' then 'quarantined' else 'synced' end, case name when 'B' then 'It does not fit.' end, 3, version, version, now()
    from (select *, nextval('private.sync_version') as version from public.clients) c`);
  await database.client.query(`update public.sync_kinds set paused_at = now(), paused_reason = 'The database is gone.' where kind = 'client'`);
});
afterAll(() => database?.drop());

interface Seen {
  kinds: { kind: string; records: number; failed: number; paused_reason: string | null }[];
  records: { record_id: string; name: string; status: string; error: string | null; is_left_alone: boolean }[];
  next: unknown;
}
const as = <T>(kind: ActorKind, work: () => Promise<T>) => acting(database.client, { kind, asRole: true }, work);
const ask = async (...values: unknown[]) => (await one<{ seen: Seen }>(database.client, 'select public.ops_sync($1, $2, $3) as seen', values)).seen;

it('shows the team every record once, page by page, and which kinds stand still', async () => {
  await as('team', async () => {
    const names: string[] = [];
    let next: unknown = null;
    do {
      const page: Seen = await ask(null, next, 1);
      expect(page.records).toHaveLength(1);
      names.push(page.records[0]!.name);
      next = page.next;
    } while (next);
    expect(names.sort()).toEqual(['A', 'B', 'C']);
    const { kinds, records } = await ask('quarantined', null, 50);
    expect(records).toMatchObject([{ name: 'B', error: 'It does not fit.' }]);
    expect(kinds.find(({ kind }) => kind === 'client')).toMatchObject({ records: 3, failed: 1, paused_reason: 'The database is gone.' });
  });
});

it('says of a record whose page was thrown away that it is left alone, in the order of the list', async () => {
  await database.client.query(`update public.sync_state set trashed_at = now(), detached_at = now() where record_id = $1`, [ids[2]]);
  const { records } = await as('team', () => ask(null, null, 50));
  expect(records[0]).toMatchObject({ name: 'C', is_left_alone: true });
  expect(records.slice(1).map(({ is_left_alone: isLeft }) => isLeft)).toEqual([false, false]);
});

it('shows a client nothing', async () => {
  expect(await as('client', () => ask(null, null, 50))).toMatchObject({ kinds: [], records: [], limiter: null, next: null });
});

it('lets the team try a record again, and its kind with it', async () => {
  await as('team', async () => {
    await database.client.query(`select public.retry_sync('client', $1)`, [ids[1]]);
    const { kinds, records } = await ask(null, null, 50);
    expect(records.find(({ name }) => name === 'B')).toMatchObject({ status: 'pending', error: null, attempts: 0, is_waiting: true });
    expect(kinds.find(({ kind }) => kind === 'client')).toMatchObject({ paused_reason: null, waiting: 1 });
  });
});

it.each<[ActorKind, string, string]>([
  ['client', 'client', 'PT403'],
  ['team', 'dragon', 'PT404'],
])('refuses a retry of %s on a %s', async (actor, kind, code) => {
  const error = await refusal(as(actor, () => database.client.query('select public.retry_sync($1, $2)', [kind, ids[1]])));
  expect(error?.code).toBe(code);
});
