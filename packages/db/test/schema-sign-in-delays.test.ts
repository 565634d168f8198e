import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { one } from './acting.ts';
import { freshDatabase } from './database.ts';
import { newUser } from './new-rows.ts';
import { BEGIN, type Begun, CAFE, HASH, HOME, signInOn } from './sign-in.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let maya: string;
const { begin, complete, later, stretchWaits } = signInOn(
  () => database.client,
  () => maya,
);
const query = (sql: string) => database.client.query(sql);

beforeAll(async () => {
  database = await freshDatabase();
  maya = await newUser(database.client, { email: 'maya@example.com', password_hash: HASH });
});
afterAll(() => database?.drop());
beforeEach(() => query('truncate public.sign_in_attempts, public.sign_in_networks'));

describe('waiting', () => {
  it('grows after three tries of one name from one network', async () => {
    const waits: number[] = [];
    for (let i = 0; i < 6; i += 1) {
      await begin();
      const sql = `select round(extract(epoch from next_at - last_at))::int as next from public.sign_in_attempts where kind = 'pair'`;
      const { next } = await one<{ next: number }>(database.client, sql);
      waits.push(next);
      await later('70 seconds');
    }
    expect(waits).toEqual([0, 0, 0, 1, 2, 4]);
  });

  it("gives nobody's hash away while one has to wait, and does not count what it refused", async () => {
    for (let i = 0; i < 4; i += 1) await begin();
    await stretchWaits();
    const before = await query('select * from public.sign_in_attempts order by kind');
    expect(await begin()).toEqual({ retry_after_seconds: expect.toSatisfy((seconds) => seconds > 0), user_id: null, password_hash: null });
    expect((await query('select * from public.sign_in_attempts order by kind')).rows).toEqual(before.rows);
  });

  it('allows ten tries of a pair in any 15 minutes, for unknown names too', async () => {
    for (const login of ['maya@example.com', 'nobody@example.com']) {
      let through = 0;
      for (let i = 0; i < 12; i += 1) {
        if ((await begin(login)).retry_after_seconds === 0) through += 1;
        await later('65 seconds');
      }
      expect(through).toBe(10);
      await query('truncate public.sign_in_attempts');
    }
  });

  it('says when the oldest of the ten is old enough', async () => {
    for (let i = 0; i < 10; i += 1) {
      await begin();
      await later('65 seconds');
    }
    const { retry_after_seconds: wait } = await begin();
    expect(wait).toBeGreaterThan(15 * 60 - 10 * 65 - 10);
    expect(wait).toBeLessThanOrEqual(15 * 60 - 10 * 65);
    await later(`${wait} seconds`);
    expect((await begin()).retry_after_seconds).toBe(0);
  });

  it('holds a name back everywhere when strangers guess from many networks', async () => {
    for (let i = 0; i < 6; i += 1) await begin('maya@example.com', `10.0.${i}.0/24`);
    await stretchWaits();
    expect((await begin('maya@example.com', CAFE)).retry_after_seconds).toBeGreaterThan(0);
  });

  it('does not hold the owner back where they signed in before', async () => {
    await begin();
    await complete();
    for (let i = 0; i < 6; i += 1) await begin('maya@example.com', `10.0.${i}.0/24`);
    await stretchWaits();
    expect((await begin('maya@example.com', CAFE)).retry_after_seconds).toBeGreaterThan(0);
    expect((await begin('maya@example.com', HOME)).user_id).toBe(maya);
    await query(`update public.sign_in_networks set last_at = now() - interval '91 days'`);
    expect((await begin('maya@example.com', HOME)).retry_after_seconds).toBeGreaterThan(0);
  });

  it('slows a network that tries many names', async () => {
    for (let i = 0; i < 31; i += 1) await begin(`guess-${i}@example.com`, CAFE);
    await stretchWaits();
    expect((await begin('another@example.com', CAFE)).retry_after_seconds).toBeGreaterThan(0);
    expect((await begin('another@example.com', HOME)).retry_after_seconds).toBe(0);
  });

  it('treats all callers without a known network as one', async () => {
    for (const network of ['', ' ']) await begin('maya@example.com', network);
    await database.client.query(BEGIN, ['maya@example.com', 'portal', null, 'req']);
    expect(await one(database.client, `select failures from public.sign_in_attempts where kind = 'network'`)).toEqual({ failures: 3 });
  });

  it('starts over after a right password, also for an office where everybody signs in rightly', async () => {
    for (let i = 0; i < 50; i += 1) {
      expect((await begin()).retry_after_seconds).toBe(0);
      await complete();
    }
    expect((await query(`select kind, failures from public.sign_in_attempts order by kind`)).rows).toEqual([
      { kind: 'name', failures: 0 },
      { kind: 'network', failures: 0 },
    ]);
  });

  it('keeps names and networks as digests only', async () => {
    await begin();
    const { rows } = await query('select to_jsonb(a)::text as row from public.sign_in_attempts a');
    expect(rows.map(({ row }) => row).join()).not.toMatch(/maya|203\.0/);
  });
});

it('lets no more through when 50 tries come at once', async () => {
  const pool = new pg.Pool({ connectionString: database.url, max: 25 });
  const begun = await Promise.all(
    Array.from({ length: 50 }, () => pool.query<{ begun: Begun }>(BEGIN, ['maya@example.com', 'portal', HOME, 'req'])),
  );
  await pool.end();
  const through = begun.filter(({ rows }) => rows[0]!.begun.retry_after_seconds === 0).length;
  // Three are free and the fourth starts a second of waiting: more could pass only in a run that lasts longer than that second.
  expect(through).toBe(
    (await one<{ n: number }>(database.client, `select cardinality(recent) as n from public.sign_in_attempts where kind = 'pair'`)).n,
  );
  expect(through).toBeGreaterThanOrEqual(4);
  expect(through).toBeLessThanOrEqual(10);
});
