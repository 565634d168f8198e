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
