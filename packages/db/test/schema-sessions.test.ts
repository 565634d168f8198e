import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { one, refusal } from './acting.ts';
import { freshDatabase } from './database.ts';
import { newClient, newUser } from './new-rows.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let user: string;
let session: string;
const TOKEN = 'ab'.repeat(32);
const HASH = '$argon2id$v=19$m=65536,t=3,p=1$salt$hash';

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database?.drop());
beforeEach(async () => {
  await query('truncate public.sessions');
  user = await newUser(database.client, { name: 'Maya', password_hash: HASH });
  session = (await start(TOKEN)).id;
});

const query = (sql: string, values: unknown[] = []) => database.client.query(sql, values);
const emailOf = async (id: string) =>
  (await one<{ email: string }>(database.client, 'select email from public.users where id = $1', [id])).email;
const start = async (token: string, rehash: string | null = null, audience = 'portal') =>
  (
    await one<{ session: { id: string; user: Record<string, unknown> } }>(
      database.client,
      'select public.sign_in_complete($1, $2, $3, $4, $5, $6, $7, $8) as session',
      [user, await emailOf(user), token, audience, '203.0.113.0/24', 'Firefox', 'req-9', rehash],
    )
  ).session;
const check = async (token = TOKEN, audience = 'portal') =>
  (
    await one<{ found: { session_id: string; user: Record<string, unknown> } | null }>(
      database.client,
      'select public.session_check($1, $2) as found',
      [token, audience],
    )
  ).found;
const set = (change: string) => query(`update public.sessions set ${change} where id = $1`, [session]);

describe('signing in', () => {
  it('sets last_login and writes a login row with the request and the network', async () => {
    expect(await one(database.client, 'select last_login is not null as set from public.users where id = $1', [user])).toEqual({
      set: true,
    });
    const { rows } = await query(
      'select action, resource_type, user_id, actor_kind, request_id, ip_address from public.audit_log where resource_id = $1',
      [session],
    );
    expect(rows).toEqual([
      { action: 'login', resource_type: 'session', user_id: user, actor_kind: 'client', request_id: 'req-9', ip_address: '203.0.113.0/24' },
    ]);
  });

  it('answers with the user and the client they belong to', async () => {
    const client = await newClient(database.client, { user_id: user });
    const signedIn = await start('cd'.repeat(32));
    expect(signedIn.user).toEqual({
      id: user,
      email: await emailOf(user),
      address: null,
      name: 'Maya',
      user_type: 'sage_client',
      client_id: client,
    });
    expect((await check())?.user.client_id).toBe(client);
  });

  it('keeps a stronger hash of the same password without ending other sessions', async () => {
    await start('cd'.repeat(32), `${HASH}2`);
    expect(await one(database.client, 'select password_hash from public.users where id = $1', [user])).toEqual({
      password_hash: `${HASH}2`,
    });
    expect((await check())?.session_id).toBe(session);
  });

  it("refuses a user whose type does not fit the app, and another user's name", async () => {
    expect((await refusal(start('cd'.repeat(32), null, 'ops')))?.code).toBe('PT403');
    const other = await newUser(database.client, { password_hash: HASH });
    const attempt = query('select public.sign_in_complete($1, $2, $3, $4, $5, $6, $7)', [
      other,
      await emailOf(user),
      'cd'.repeat(32),
      'portal',
      'n',
      'ua',
      'req',
    ]);
    expect((await refusal(attempt))?.code).toBe('PT403');
  });

  it('takes a digest and never a token', async () => {
    expect((await refusal(start('a token')))?.code).toBe('23514');
  });
});

describe('a session', () => {
  it('is found by its token in its own app only', async () => {
    expect((await check())?.session_id).toBe(session);
    expect(await check('cd'.repeat(32))).toBeNull();
    expect(await check(TOKEN, 'ops')).toBeNull();
  });

  it.each([
    ['idle too long', `idle_expires_at = now() - interval '1 second'`],
    ['past its absolute end', `expires_at = now() - interval '1 second'`],
    ['revoked', `ended_at = now(), end_reason = 'revoked'`],
  ])('is over when %s', async (_, change) => {
    await set(change);
    expect(await check()).toBeNull();
  });

  it('slides its idle end when used, at most once a minute, and never its absolute one', async () => {
    const ends = () =>
      one<{ idle: Date; absolute: Date }>(
        database.client,
        'select idle_expires_at as idle, expires_at as absolute from public.sessions where id = $1',
        [session],
      );
    const first = await ends();
    await check();
    expect(await ends()).toEqual(first);
    await set(`last_seen_at = now() - interval '2 minutes', idle_expires_at = now() + interval '1 minute'`);
    await check();
    const slid = await ends();
    expect(slid.idle.getTime()).toBeGreaterThanOrEqual(first.idle.getTime());
    expect(slid.absolute).toEqual(first.absolute);
  });

  it('lasts a shorter time in the console', async () => {
    const lifetime = (audience: string) =>
      one(
        database.client,
        'select extract(epoch from idle)::int / 3600 as idle, extract(epoch from absolute)::int / 3600 as absolute from private.session_lifetime($1)',
        [audience],
      );
    expect(await lifetime('portal')).toEqual({ idle: 14 * 24, absolute: 60 * 24 });
    expect(await lifetime('ops')).toEqual({ idle: 8, absolute: 7 * 24 });
  });

  it.each([
    ['the password changes', 'password_changed_at = now()', 'password_changed'],
    ['the user is deactivated', 'deactivated_at = now()', 'revoked'],
  ])('ends, with all others of the user, when %s', async (_, change, reason) => {
    await start('cd'.repeat(32));
    await query(`update public.users set ${change} where id = $1`, [user]);
    expect([await check(), await check('cd'.repeat(32))]).toEqual([null, null]);
    const { rows } = await query('select distinct end_reason from public.sessions where user_id = $1', [user]);
    expect(rows).toEqual([{ end_reason: reason }]);
  });

  it('is over when its user no longer fits the app', async () => {
    await query(`update public.users set user_type = 'team', tier = null where id = $1`, [user]);
    expect(await check()).toBeNull();
  });

  it('is ended once, with an audit row; ending it again is no error', async () => {
    const end = () => query('select public.session_end($1, $2)', [TOKEN, 'req-10']);
    await end();
    await end();
    expect(await check()).toBeNull();
    const { rows } = await query(`select user_id, request_id from public.audit_log where resource_id = $1 and action = 'logout'`, [
      session,
    ]);
    expect(rows).toEqual([{ user_id: user, request_id: 'req-10' }]);
  });
});
