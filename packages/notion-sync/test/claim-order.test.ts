import { beforeEach, expect, it } from 'vitest';
import { CALL_CLASS } from '../src/call-class.ts';
import { createOutbox, type Outbox } from '../src/outbox.ts';
import { newClient, newProject, syncDatabase, virtualClock, type SyncDatabase } from './sync-database.ts';

const KINDS = ['client'];
let database: SyncDatabase;
let clock: ReturnType<typeof virtualClock>;
let outbox: Outbox;
beforeEach(async () => {
  database = await syncDatabase();
  clock = virtualClock();
  outbox = createOutbox(database.pool, { worker: 'one', clock });
});

const due = async (name: string, callClass: number, n = 1): Promise<string[]> => {
  const ids = await Promise.all(Array.from({ length: n }, (_, i) => newClient(database, `${name} ${i}`)));
  await outbox.fold();
  await database.query('update public.sync_state set priority = $2 where record_id = any ($1)', [ids, callClass]);
  return ids;
};
const nameOf = async (id: string) => (await database.query<{ name: string }>('select name from public.clients where id = $1', [id]))[0]!.name;
const take = async (n: number, lowest?: 0 | 1 | 2 | 3) => (await Promise.all((await outbox.claim(KINDS, n, lowest)).map(({ recordId }) => nameOf(recordId)))).sort();
/** As many of each as have had their first turn. */
const warmUp = async () => {
  for (const callClass of [0, 1, 3]) await due('first', callClass);
  await take(10);
};

it('a wish goes before a fresh change, and that before backfill, however long it waits', async () => {
  await warmUp();
  await due('Backfill', CALL_CLASS.backfill, 3);
  clock.pass(9_000);
  await due('Fresh', CALL_CLASS.fresh, 2);
  await due('Wish', CALL_CLASS.manual);
  expect([await take(1), await take(2), await take(1)]).toEqual([['Wish 0'], ['Fresh 0', 'Fresh 1'], [expect.stringContaining('Backfill')]]);
});

it('a class that had no turn for ten seconds has one, and then the higher ones again', async () => {
  await warmUp();
  await due('Backfill', CALL_CLASS.backfill, 3);
  await due('Fresh', CALL_CLASS.fresh, 30);
  const taken: string[] = [];
  for (let n = 0; n < 24; n++, clock.pass(1_000)) taken.push(...(await take(1)));
  expect(taken.filter((name) => name.startsWith('Backfill'))).toHaveLength(2);
  expect(taken.length).toBe(24);
});

it.each(['paused_at = now(), paused_reason = $$It does not fit.$$', `mode = 'off'`])('what nobody may claim (%s) takes no turn of what waits', async (how) => {
  const client = await newClient(database);
  await newProject(database, client);
  await outbox.fold();
  await database.query(`update public.sync_state set priority = $1 where kind = 'project'`, [CALL_CLASS.backfill]);
  await database.query(`update public.sync_kinds set ${how} where kind = 'project'`);
  expect(await turn()).toBe(CALL_CLASS.fresh);
  await database.query('update public.sync_limiter set claimed_at[2] = $1', [clock.now()]);
  expect(await turn()).toBeNull();
});
const turn = async () => (await database.query<{ turn: number | null }>('select private.sync_class_in_turn(3, $1) as turn', [clock.now()]))[0]!.turn;

it('whoever keeps room for the higher classes takes nothing lower', async () => {
  await due('Backfill', CALL_CLASS.backfill, 2);
  await due('Fresh', CALL_CLASS.fresh);
  expect(await take(5, CALL_CLASS.fresh)).toEqual(['Fresh 0']);
  expect(await take(5)).toHaveLength(2);
});

it('what somebody changed in Notion is read before it is written over, unless reading takes too long', async () => {
  const [id] = await due('Fresh', CALL_CLASS.fresh);
  await database.query(`update public.sync_state set page_id = 'page' where record_id = $1`, [id]);
  await database.query(`select private.ask_sync_pull('page', 'page', 'page', 2, $1)`, [clock.now()]);
  expect(await take(5)).toEqual([]);
  await database.query('delete from public.sync_pulls');
  expect(await take(5)).toEqual(['Fresh 0']);

  const [slow] = await due('Slow', CALL_CLASS.fresh);
  await database.query(`update public.sync_state set page_id = 'slow' where record_id = $1`, [slow]);
  await database.query(`select private.ask_sync_pull('page', 'slow', 'slow', 2, $1)`, [clock.now()]);
  clock.pass(30_000);
  expect(await take(5)).toEqual(['Slow 0']);
});
