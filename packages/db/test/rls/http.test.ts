import { SignJWT } from 'jose';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { mintToken, type Identity } from '../../src/token.ts';
import { ACTORS, type Actor } from './actors.ts';
import { expected } from './expectations.ts';
import { fillFixture } from './fixture.ts';
import { rowOf } from './matrix.ts';
import { call, keyOf, pathTo, type Credentials } from './over-http.ts';
import { PEOPLE } from './people.ts';
import { readFixtureRows, type FixtureRow } from './rows.ts';
import { readTables, type Table } from './table.ts';

const { databaseUrl, jwtSecret, secretKey, publishableKey } = inject('supabase');
const admin = new pg.Client(databaseUrl);
let tables: Table[];
let fixtures: FixtureRow[];

beforeAll(async () => {
  await admin.connect();
  await fillFixture(admin);
  tables = (await readTables(admin)).filter(({ name }) => !name.includes('.'));
  fixtures = await readFixtureRows(admin);
});
afterAll(() => admin.end());

const credentials = async ({ role, claims }: Actor): Promise<Credentials> => {
  if (role === 'anon') return {};
  if (role === 'service_role') return { apikey: secretKey, token: secretKey };
  const identity = role === 'sage_intake' ? { role } : { role, userId: claims.sub, userType: claims.user_type, sessionId: PEOPLE.stranger };
  return { token: await mintToken({ SUPABASE_JWT_SECRET: jwtSecret }, identity as Identity, { requestId: 'test' }) };
};

describe.each(ACTORS)('over HTTP, $name', (actor) => {
  it('reads what the expectations say, table by table', async () => {
    const as = await credentials(actor);
    for (const table of tables) {
      const rows = fixtures.filter((fixture) => fixture.table === table.name);
      const visible = rows.filter((fixture) => expected({ ...fixture, expectedBy: actor.expected, row: rowOf(actor, fixture) }).includes('select'));
      const answer = await call(pathTo(table, rows.map(({ row }) => row)), as);
      const got = answer.rows.map((row) => keyOf(table, row)).sort();
      expect([table.name, got]).toEqual([table.name, [...new Set(visible.map(({ row }) => keyOf(table, row)))].sort()]);
    }
  });
});

const signed = (claims: Record<string, unknown>, { secret = jwtSecret, expires = '5m' } = {}) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setAudience('authenticated')
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(new TextEncoder().encode(secret));
const unsigned = (claims: Record<string, unknown>) =>
  `${btoa(JSON.stringify({ alg: 'none', typ: 'JWT' }))}.${btoa(JSON.stringify({ ...claims, aud: 'authenticated', exp: 4e9 }))}.`.replaceAll('=', '');
const claimsOfAdmin = { role: 'authenticated', sub: PEOPLE.admin, user_type: 'admin' };
const USERS = 'users?select=id';

describe('a token that is not ours', () => {
  it('is what makes the difference: the right one reads', async () => {
    expect((await call(USERS, { token: await signed(claimsOfAdmin) })).rows.length).toBeGreaterThan(0);
  });

  it.each([
    ['signed with another secret', () => signed(claimsOfAdmin, { secret: 'another secret of at least thirty-two characters' })],
    ['expired', () => signed(claimsOfAdmin, { expires: '-1m' })],
    ['unsigned', async () => unsigned(claimsOfAdmin)],
    ['no token at all', async () => 'nonsense'],
    ['the publishable key itself', async () => publishableKey],
  ])('reads nothing when it is %s', async (_, token) => {
    const answer = await call(USERS, { token: await token() });
    expect(answer.rows).toEqual([]);
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });

  it('reads nothing without any key', async () => {
    const answer = await call(USERS, { apikey: 'sb_publishable_unknown' });
    expect(answer.rows).toEqual([]);
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });
});

describe('a role that our own secret signed', () => {
  // The Data API's login role was granted anon, authenticated, sage_intake and service_role. It can become no other.
  it.each(['postgres', 'authenticator', 'lite_schema_reader', 'pg_read_all_data', 'supabase_admin', 'nobody'])('%s is refused', async (role) => {
    const answer = await call('users?select=id,password_hash', { token: await signed({ ...claimsOfAdmin, role }) });
    expect(answer.rows).toEqual([]);
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });

  it('service_role is the service role, no more: the log stays insert-only', async () => {
    const token = await signed({ role: 'service_role' });
    expect((await call(USERS, { token })).rows.length).toBeGreaterThan(0);
    expect((await call('audit_log?seq=gt.0', { token, method: 'DELETE' })).status).toBe(403);
  });

  it('authenticated reads no password hash, whoever it claims to be', async () => {
    const answer = await call('users?select=id,password_hash', { token: await signed(claimsOfAdmin) });
    expect(answer).toEqual({ status: 403, rows: [], code: '42501' });
  });
});
