import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acting, refusal } from './acting.ts';
import { freshDatabase } from './database.ts';
import { newUser } from './new-rows.ts';
import { HASH, HOME, signInOn } from './sign-in.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let maya: string;
const { begin, complete } = signInOn(
  () => database.client,
  () => maya,
);
const query = (sql: string) => database.client.query(sql);

beforeAll(async () => {
  database = await freshDatabase();
  maya = await newUser(database.client, { email: 'maya@example.com', password_hash: HASH });
  await newUser(database.client, { email: 'tom@sage.example', password_hash: HASH, user_type: 'team' });
  const address = '14 Alder Lane, Apt. 3, Oakland, CA 94611';
  await newUser(database.client, { email: null, address, password_hash: HASH, user_type: 'kaa_client' });
});
afterAll(() => database?.drop());
beforeEach(() => query('truncate public.sign_in_attempts, public.sign_in_networks'));

describe('who is asked for a password', () => {
  it('is a user of that app, by e-mail in any case', async () => {
    expect(await begin(' Maya@Example.com')).toEqual({ retry_after_seconds: 0, user_id: maya, password_hash: HASH });
  });

  it('is a client without e-mail, by the address in any spelling, unit included', async () => {
    expect((await begin('14 ALDER LN #3 oakland ca 94611')).password_hash).toBe(HASH);
    expect((await begin('14 Alder Lane, Oakland, CA 94611')).password_hash).toBeNull();
  });

  it('is nobody by the address of a client who has an e-mail', async () => {
    await newUser(database.client, { address: '9 Oak Road, Reno NV', password_hash: HASH, user_type: 'kaa_client' });
    expect((await begin('9 Oak Road, Reno NV')).user_id).toBeNull();
  });

  it.each([
    ['an unknown name', 'nobody@example.com', 'portal'],
    ['a client in the console', 'maya@example.com', 'ops'],
    ['the team in the portal', 'tom@sage.example', 'portal'],
    ['an empty name', '', 'portal'],
    ['an endless name', 'x'.repeat(5000), 'portal'],
    ['an app that does not exist', 'maya@example.com', 'intake'],
  ])('is nobody for %s, in the same shape', async (_, login, audience) => {
    expect(await begin(login, HOME, audience)).toEqual({ retry_after_seconds: 0, user_id: null, password_hash: null });
  });

  it('is nobody once deactivated', async () => {
    const gone = await newUser(database.client, { email: 'gone@example.com', password_hash: HASH, deactivated_at: new Date() });
    expect((await begin('gone@example.com')).user_id).toBeNull();
    expect((await refusal(complete('gone@example.com', HOME, gone)))?.code).toBe('PT403');
  });
});

it('is for the server only', async () => {
  const call = () => query(`select public.sign_in_begin('maya@example.com', 'portal', 'n', 'r')`);
  for (const kind of ['client', 'admin', 'intake'] as const)
    expect((await refusal(acting(database.client, { kind, asRole: true }, call)))?.code).toBe('42501');
  expect(await refusal(acting(database.client, { kind: 'system', asRole: true }, call))).toBeNull();
});
