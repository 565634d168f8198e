import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createServiceDb } from '../src/service-role.ts';
import { newClient, newUser } from './new-rows.ts';

const { databaseUrl, url, publishableKey, secretKey } = inject('supabase');
const admin = new pg.Client(databaseUrl);
beforeAll(() => admin.connect());
afterAll(() => admin.end());

const { sessions } = createServiceDb(
  { SUPABASE_URL: url, SUPABASE_PUBLISHABLE_KEY: publishableKey, SUPABASE_SECRET_KEY: secretKey },
  { requestId: 'sign-in-test' },
);
const HASH = '$argon2id$v=19$m=65536,t=3,p=1$c2FsdA$aGFzaA';
const attempt = (login: string, audience: 'portal' | 'ops' = 'portal') => ({ login, audience, network: `net-${randomUUID()}`, requestId: 'sign-in-test' });
const newToken = () => createHash('sha256').update(randomUUID()).digest('hex');

it('begins, completes, is checked and ends', async () => {
  const email = `${randomUUID()}@example.com`;
  const userId = await newUser(admin, { email, password_hash: HASH });
  const clientId = await newClient(admin, { user_id: userId });
  const tokenHash = newToken();

  const begun = attempt(email.toUpperCase());
  expect(await sessions.beginSignIn(begun)).toEqual({ retry_after_seconds: 0, user_id: userId, password_hash: HASH });
  const started = await sessions.completeSignIn({ ...begun, userId, tokenHash, userAgent: 'vitest' });
  expect(started.user).toMatchObject({ id: userId, email, user_type: 'sage_client', client_id: clientId });

  expect(await sessions.check(tokenHash, 'portal')).toEqual({ session_id: started.id, user: started.user });
  expect(await sessions.check(tokenHash, 'ops')).toBeNull();
  await sessions.end(tokenHash, 'sign-in-test');
  expect(await sessions.check(tokenHash, 'portal')).toBeNull();
  await sessions.end(tokenHash, 'sign-in-test');
});

it('tells nothing of a name that is unknown or belongs to the other app', async () => {
  const email = `${randomUUID()}@example.com`;
  await newUser(admin, { email, password_hash: HASH, user_type: 'team' });
  const nobody = { retry_after_seconds: 0, user_id: null, password_hash: null };
  expect(await sessions.beginSignIn(attempt(`${randomUUID()}@example.com`))).toEqual(nobody);
  expect(await sessions.beginSignIn(attempt(email, 'portal'))).toEqual(nobody);
  expect((await sessions.beginSignIn(attempt(email, 'ops'))).password_hash).toBe(HASH);
});

it('asks a guesser to wait', async () => {
  const guess = attempt(`${randomUUID()}@example.com`);
  const answers = [];
  for (let n = 0; n < 6; n += 1) answers.push((await sessions.beginSignIn(guess)).retry_after_seconds);
  expect(answers[0]).toBe(0);
  expect(answers.at(-1)).toBeGreaterThan(0);
});

it('starts no session for somebody else', async () => {
  const userId = await newUser(admin, { password_hash: HASH });
  const other = attempt(`${randomUUID()}@example.com`);
  await expect(sessions.completeSignIn({ ...other, userId, tokenHash: newToken(), userAgent: 'vitest' })).rejects.toMatchObject({ kind: 'forbidden' });
});
