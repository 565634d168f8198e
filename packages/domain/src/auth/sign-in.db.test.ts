import { hash } from '@node-rs/argon2';
import { randomInt } from 'node:crypto';
import { describe, expect, inject, it } from 'vitest';
import { createOpsRuntime } from '../doors/ops.ts';
import { createPortalRuntime } from '../doors/portal.ts';
import { failureOf } from '../failure.ts';
import { facts } from '../testing/contexts.ts';
import { outsideEnv } from '../testing/outside-env.ts';
import { queryRequest } from '../testing/http.ts';
import { normaliseAddress } from './normalise-address.ts';
import { ADDRESSES } from './testing/addresses.ts';
import { addUser, findUser, PASSWORD } from './testing/seeded-users.ts';

const supabase = inject('supabase');
const env = {
  SUPABASE_URL: supabase.url,
  SUPABASE_PUBLISHABLE_KEY: supabase.publishableKey,
  SUPABASE_SECRET_KEY: supabase.secretKey,
  SUPABASE_JWT_SECRET: supabase.jwtSecret,
  ...outsideEnv,
};
const calls: string[] = [];
const portal = createPortalRuntime(env, { onRequest: ({ path }) => calls.push(path) });
const ops = createOpsRuntime(env, { onRequest: ({ path }) => calls.push(path) });

/** Each test comes from a network of its own, since the database counts tries by network. */
const somewhere = () => ({ address: `10.${randomInt(256)}.${randomInt(256)}.1` });
type Visit = Parameters<typeof facts>[0];
const atPortal = async (visit: Visit) => portal.caller(await portal.contextFor(facts(visit)));
const atOps = async (visit: Visit) => ops.caller(await ops.contextFor(facts(visit)));
const failure = (promise: Promise<unknown>) => promise.then(() => expect.fail('was let in'), failureOf);

describe('a client', () => {
  it('signs in, is known on the next page, and is not after signing out', async () => {
    const maya = await addUser({ user_type: 'sage_client' });
    const from = somewhere();
    const { token, user } = await (await atPortal(from)).auth.signIn({ login: maya.email!.toUpperCase(), password: PASSWORD });
    expect(user).toMatchObject({ id: maya.id, user_type: 'sage_client' });

    const page = await atPortal({ ...from, sessionToken: token });
    expect(await page.auth.me()).toMatchObject({ id: maya.id, email: maya.email });
    expect(await page.home()).toMatchObject({ projects: [] });

    await page.auth.signOut();
    const after = await atPortal({ ...from, sessionToken: token });
    expect(await after.auth.me()).toBeNull();
    expect(await failure(after.home())).toMatchObject({ kind: 'signed_out' });
  });

  it('signs in with an address, however it is written', async () => {
    const number = randomInt(1, 1_000_000);
    const { id } = await addUser({ user_type: 'kaa_client', hasEmail: false, address: `${number} North Oak Avenue, Apt 4, 90210` });
    const visit = await atPortal(somewhere());
    expect((await visit.auth.signIn({ login: `${number} n. oak ave unit 4  90210`, password: PASSWORD })).user.id).toBe(id);
    const withoutUnit = await failure((await atPortal(somewhere())).auth.signIn({ login: `${number} n oak ave 90210`, password: PASSWORD }));
    expect(withoutUnit).toMatchObject({ kind: 'invalid', message: expect.stringContaining('e-mail') });
  });

  it('gets no further than the portal', async () => {
    const maya = await addUser({ user_type: 'sage_client' });
    const from = somewhere();
    const credentials = { login: maya.email!, password: PASSWORD };
    const wrong = await failure((await atOps(from)).auth.signIn({ ...credentials, login: 'nobody@example.com' }));
    expect(await failure((await atOps(from)).auth.signIn(credentials))).toEqual(wrong);

    const { token } = await (await atPortal(from)).auth.signIn(credentials);
    expect(await (await atOps({ ...from, sessionToken: token })).auth.me()).toBeNull();
    expect((await ops.handle(queryRequest('home'), facts({ sessionToken: token }))).status).toBe(401);
  });
});

it('a team member sees the console, and nobody signs in to the portal with that', async () => {
  const tom = await addUser({ user_type: 'team' });
  const credentials = { login: tom.email!, password: PASSWORD };
  const { token } = await (await atOps(somewhere())).auth.signIn(credentials);
  expect(await (await atOps({ sessionToken: token })).home()).toMatchObject({ leads_to_review: expect.any(Number) });
  expect(await failure((await atPortal(somewhere())).auth.signIn(credentials))).toMatchObject({ kind: 'invalid' });
});

it('a page costs two calls of the Data API, and none without a session', async () => {
  const tom = await addUser({ user_type: 'team' });
  const { token } = await (await atOps(somewhere())).auth.signIn({ login: tom.email!, password: PASSWORD });
  calls.length = 0;
  await (await atOps({ sessionToken: token })).home();
  expect(calls).toEqual(['rpc/session_check', 'rpc/ops_home']);

  calls.length = 0;
  await (await atOps({ sessionToken: null })).auth.me();
  await (await atOps({ sessionToken: 'a cookie of somebody else\'s making' })).auth.me();
  expect(calls).toEqual([]);
});

it('a wrong password and an unknown name get the same words, at the same price', async () => {
  const maya = await addUser({ user_type: 'sage_client' });
  /** What twelve tries at once are told, and what they ask the database. How long to wait depends on how fast this machine is. */
  const guess = async (login: string) => {
    calls.length = 0;
    const visit = await atPortal(somewhere());
    const failures = await Promise.all(Array.from({ length: 12 }, () => failure(visit.auth.signIn({ login, password: 'wrong' }))));
    const told = failures.map(({ kind, status, message }) => `${kind} ${status} ${message.replace(/\d+ \w+/, 'a while')}`);
    expect(failures.every(({ kind, retryAfterSeconds = 0 }) => (kind === 'limited') === retryAfterSeconds > 0)).toBe(true);
    return { told: [...new Set(told)].sort(), calls: [...calls] };
  };
  const known = await guess(`${maya.email}`);
  expect(known.told).toEqual([expect.stringMatching(/^invalid 400 .*e-mail/), 'limited 429 Too many tries. Try again in a while.']);
  expect(known.calls).toEqual(Array(12).fill('rpc/sign_in_begin'));
  expect(await guess(`x${maya.email}`)).toEqual(known);
});

const ODD_NAMES = ['\u0000@example.com', '\ud800@example.com', '\u0000', '%', '\\', `${'ﷺ'.repeat(250)}@x`];

it.each(ODD_NAMES)('the name %j is unknown, and no fault of ours', async (login) => {
  expect(await failure((await atPortal(somewhere())).auth.signIn({ login, password: PASSWORD }))).toMatchObject({ kind: 'invalid' });
});

it('signing in brings a hash of weaker settings up to date, and the password still fits', async () => {
  const passwordHash = await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
  const maya = await addUser({ user_type: 'sage_client', passwordHash });
  const from = somewhere();
  const first = await (await atPortal(from)).auth.signIn({ login: maya.email!, password: PASSWORD });
  expect((await findUser(maya.id)).password_hash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  await (await atPortal(from)).auth.signIn({ login: maya.email!, password: PASSWORD });
  expect(await (await atPortal({ ...from, sessionToken: first.token })).auth.me()).not.toBeNull();
});

const keyOf = async (address: string) => (await addUser({ user_type: 'kaa_client', address })).address_key;

describe('an address', () => {
  const long = ADDRESSES.filter(([, spelled]) => spelled.length >= 5);

  it.each(long)('%j finds its user', async (typed) => {
    expect(await keyOf(normaliseAddress(typed))).toBe(await keyOf(typed));
  });

  // Beyond ASCII, what is a letter depends on the database's locale.
  it.each(long.filter(([, spelled]) => /^[ -~]*$/.test(spelled)))('%j is spelled alike here and there', async (typed) => {
    expect(await keyOf(typed)).toBe(normaliseAddress(typed));
  });
});
