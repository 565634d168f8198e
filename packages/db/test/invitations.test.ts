import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { one } from './acting.ts';
import { freshDatabase } from './database.ts';
import { newUser } from './new-rows.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database?.drop());

const hash = () => createHash('sha256').update(randomBytes(32)).digest('hex');
const PASSWORD = `$argon2id$${'x'.repeat(40)}`;

async function invite({ user = {}, expires = '72 hours' }: { user?: Record<string, unknown>; expires?: string } = {}) {
  const userId = await newUser(database.client, { name: 'Maya Okafor', ...user });
  const tokenHash = hash();
  await database.client.query(
    `insert into public.user_tokens (user_id, purpose, token_hash, created_at, expires_at)
      values ($1, 'invitation', $2, now() - interval '72 hours' + $3::interval, now() + $3::interval)`,
    [userId, tokenHash, expires],
  );
  return { userId, tokenHash };
}

const accept = async (tokenHash: string, client: pg.Client = database.client) =>
  (await one<{ session: { id: string; user: { id: string } } | null }>(
    client,
    `select public.accept_invitation($1, $2, $3, 'portal', '203.0.113.0/24', 'a browser', 'request-1') as session`,
    [tokenHash, PASSWORD, hash()],
  )).session;
const find = async (tokenHash: string, audience = 'portal') =>
  (await one<{ found: { name: string } | null }>(database.client, 'select public.find_invitation($1, $2) as found', [tokenHash, audience])).found;

describe('an invitation', () => {
  it('can be looked at any number of times, and is used once', async () => {
    const { userId, tokenHash } = await invite();
    expect(await find(tokenHash)).toMatchObject({ name: 'Maya Okafor' });
    expect(await find(tokenHash)).toMatchObject({ name: 'Maya Okafor' });
    const session = await accept(tokenHash);
    expect(session?.user.id).toBe(userId);
    expect(await find(tokenHash)).toBeNull();
    expect(await accept(tokenHash)).toBeNull();
  });

  it('sets the password and leaves the new session open', async () => {
    const { userId, tokenHash } = await invite();
    await accept(tokenHash);
    expect(
      await one(database.client, 'select u.password_hash, s.ended_at, s.audience from public.users u join public.sessions s on s.user_id = u.id where u.id = $1', [userId]),
    ).toEqual({ password_hash: PASSWORD, ended_at: null, audience: 'portal' });
  });

  it('makes every other invitation of the same person worthless', async () => {
    const { userId, tokenHash } = await invite();
    const second = hash();
    await database.client.query(
      `insert into public.user_tokens (user_id, purpose, token_hash, expires_at) values ($1, 'invitation', $2, now() + interval '1 hour')`,
      [userId, second],
    );
    expect(await accept(tokenHash)).not.toBeNull();
    expect(await accept(second)).toBeNull();
  });

  it.each([
    ['too old', { expires: '-1 minutes' }],
    ['of someone who has a password', { user: { password_hash: PASSWORD } }],
    ['of someone who was let go', { user: { deactivated_at: new Date() } }],
    ['of the other app', { user: { user_type: 'team' } }],
  ])('is worth nothing when it is %s', async (_, given) => {
    const { tokenHash } = await invite(given);
    expect(await find(tokenHash)).toBeNull();
    expect(await accept(tokenHash)).toBeNull();
  });

  it('is used by one of 50 who try at the same time', async () => {
    const { userId, tokenHash } = await invite();
    const clients = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const client = new pg.Client(database.url);
        await client.connect();
        return client;
      }),
    );
    const sessions = await Promise.all(clients.map((client) => accept(tokenHash, client)));
    await Promise.all(clients.map((client) => client.end()));
    expect(sessions.filter(Boolean)).toHaveLength(1);
    expect(await one(database.client, 'select count(*)::int as sessions from public.sessions where user_id = $1', [userId])).toEqual({ sessions: 1 });
  });
});

describe('a link that somebody asks for', () => {
  const ask = (login: string, network = '203.0.113.0/24', audience = 'portal') => database.client.query('select public.request_link($1, $2, $3)', [login, audience, network]);
  const mailed = async (email: string) => (await database.client.query<{ kind: string }>('select kind from public.mails where recipient = $1 order by created_at', [email])).rows.map(({ kind }) => kind);
  const person = async (more: Record<string, unknown> = {}) => {
    const email = `${hash().slice(0, 12)}@example.com`;
    return { email, id: await newUser(database.client, { email, ...more }) };
  };

  it('invites again who has no password, and resets one who has', async () => {
    const [invited, forgetful] = [await person(), await person({ password_hash: PASSWORD })];
    await ask(invited.email.toUpperCase());
    await ask(forgetful.email);
    expect([await mailed(invited.email), await mailed(forgetful.email)]).toEqual([['invitation'], ['password_reset']]);
  });

  it.each([
    ['who was let go', { deactivated_at: new Date() }],
    ['of the other app', { user_type: 'team' }],
  ])('goes to nobody %s, and says nothing of it', async (_, more) => {
    const { email } = await person(more);
    await ask(email);
    await ask('nobody@example.com');
    expect(await mailed(email)).toEqual([]);
  });

  it('floods nobody: the fifth within an hour is not sent, and a network is held back', async () => {
    const { email } = await person({ password_hash: PASSWORD });
    for (let n = 0; n < 6; n += 1) await ask(email, '198.51.100.0/24');
    expect(await mailed(email)).toHaveLength(4);
    const often = async () => {
      for (let n = 0; n < 25; n += 1) await ask(`${n}@example.org`, '192.0.2.0/24');
    };
    await expect(often()).rejects.toMatchObject({ code: 'PT429' });
  });

  it('sets a new password once, ends every other session and tells the person', async () => {
    const { email, id } = await person({ password_hash: PASSWORD });
    const [first, second] = [hash(), hash()];
    for (const token of [first, second]) await database.client.query(`select private.insert_user_token($1, 'reset', $2)`, [id, token]);
    const before = await accept(first);
    expect(before?.user.id).toBe(id);
    expect(await accept(second)).toBeNull();
    await database.client.query(`select private.insert_user_token($1, 'reset', $2)`, [id, (await person()).id.replaceAll('-', '').repeat(2)]);
    const { rows } = await database.client.query<{ token_hash: string }>('select token_hash from public.user_tokens where user_id = $1 and used_at is null', [id]);
    await accept(rows[0]?.token_hash ?? '');
    expect(await one(database.client, 'select count(*) filter (where ended_at is null)::int as open, count(*)::int as all from public.sessions where user_id = $1', [id])).toEqual({ open: 1, all: 2 });
    expect(await mailed(email)).toEqual(['password_changed', 'password_changed']);
  });
});
