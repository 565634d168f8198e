import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ApiLogin, loginUrl } from '../../src/supabase/logins.ts';
import { localProject, type Overrides, type Project, publishableKey, token } from './local-project.ts';
import { ADA, PEOPLE } from './people.ts';

let project: Project;
const others: Project[] = [];
beforeAll(async () => {
  project = await localProject(PEOPLE);
});
afterEach(async () => {
  for (const other of others.splice(0)) await other.close();
});
afterAll(() => project.close());

const start = async (overrides: Overrides) => {
  const other = await localProject(PEOPLE, overrides);
  others.push(other);
  return other;
};
const grantsOf = async ({ sql }: Project, role: string) =>
  (await sql(`select table_name, privilege_type from information_schema.role_table_grants where grantee = '${role}' and table_schema = 'public'`)).rows;
const hashes = async ({ as }: Project) => (await as({ sub: ADA })).from('people').select('password_hash');

describe('grants', () => {
  it('are those of the migrations: a request adds none', async () => {
    const asAdministrator = await start({ asAdministrator: true });
    for (const each of [project, asAdministrator]) {
      expect((await hashes(each)).error?.code).toBe('42501');
      expect(await grantsOf(each, 'anon')).toEqual([]);
      expect(await grantsOf(each, 'authenticated')).toEqual([]);
    }
  });

  it('would be opened by lite itself, for the administrator, without the patch', async () => {
    const opened = await start({ asAdministrator: true, without: ['grants nothing', 'tells Postgres who asks'] });
    await hashes(opened);
    expect((await hashes(opened)).data).toEqual([{ password_hash: 'hash of Ada' }]);
    expect(await grantsOf(opened, 'anon')).not.toEqual([]);
  });

  it('give a signed-in user the own row without the hash, and the service the rest', async () => {
    const { as, service } = project;
    expect((await (await as({ sub: ADA })).from('people').select('name')).data).toEqual([{ name: 'Ada' }]);
    expect((await hashes(project)).status).toBe(403);
    expect((await service.from('people').select('name, password_hash').order('name')).data).toHaveLength(2);
    expect((await service.from('secrets').select()).error?.code).toBe('42501');
  });

  it('give the login of the API itself nothing, and the one that reads the schema no row', async () => {
    const rows = async (login: ApiLogin, table: string) => {
      const client = new pg.Client(loginUrl(project.adminUrl, login));
      await client.connect();
      const found = await client.query(`select * from ${table}`).then(({ rowCount }) => rowCount, (error: { code: string }) => error.code);
      await client.end();
      return found;
    };
    expect([await rows('authenticator', 'public.people'), await rows('authenticator', 'public.secrets')]).toEqual(['42501', '42501']);
    expect([await rows('lite_schema_reader', 'public.people'), await rows('lite_schema_reader', 'public.secrets')]).toEqual([0, 0]);
  });
});

describe('the role of a token', () => {
  it.each(['postgres', 'authenticator', 'none', 'lite_schema_reader', 'pg_read_all_data'])('cannot be %s', async (role) => {
    const { data, error } = await (await project.as({ sub: ADA, role })).from('people').select('password_hash');
    expect(data).toBeNull();
    expect(error).toMatchObject({ code: '42501', message: `permission denied to set role "${role}"` });
  });

  it('would be anything, if the API signed in as the administrator', async () => {
    const { as } = await start({ asAdministrator: true });
    expect((await (await as({ sub: ADA, role: 'postgres' })).from('secrets').select()).data).toHaveLength(1);
  });
});

describe('a malformed bearer', () => {
  const answer = async (authorization: string, apikey = publishableKey, { url } = project) => {
    const response = await fetch(`${url}/rest/v1/people?select=name`, { headers: { apikey, authorization } });
    return [response.status, ((await response.json()) as { code: string }).code];
  };
  const MALFORMED = ['Bearer abc', 'Bearer a.b', 'Bearer a..c', 'Basic YTpi', 'Bearer ', 'bearer a.b.c d'];

  it.each(MALFORMED)('is refused: %s', async (bearer) => {
    expect(await answer(bearer)).toEqual([401, 'PGRST301']);
  });

  it('does not fall back to the secret key that comes with it', async () => {
    expect(await answer('Bearer abc', 'sb_secret_for_tests')).toEqual([401, 'PGRST301']);
  });

  it('would be anonymous to lite, which may do nothing here', async () => {
    const other = await start({ without: ['refuses malformed bearers'] });
    expect(await answer('Bearer abc', publishableKey, other)).toEqual([401, '42501']);
  });

  it('is not the only thing refused: a wrong signature, an expired token, and a token without one', async () => {
    const [header, body] = (await token({ sub: ADA })).split('.');
    const unsigned = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    for (const forged of [`${header}.${body}.AAAA`, `${unsigned}.${body}.AAAA`, await token({ sub: ADA, iat: Math.floor(Date.now() / 1000) + 3600 })]) {
      expect((await answer(`Bearer ${forged}`))[0]).toBe(401);
    }
  });
});

describe('what is served', () => {
  it.each(['/auth/v1/signup', '/auth/v1/token', '/realtime/v1/websocket', '/_system', '/'])('is not %s', async (path) => {
    expect((await fetch(project.url + path, { headers: { apikey: 'sb_secret_for_tests' } })).status).toBe(404);
  });

  it('needs a key', async () => {
    expect((await fetch(`${project.url}/rest/v1/people`)).status).toBe(401);
    expect((await fetch(`${project.url}/rest/v1/people`, { headers: { apikey: 'sb_secret_guessed' } })).status).toBe(401);
  });
});
