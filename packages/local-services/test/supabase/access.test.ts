import { afterEach, describe, expect, it } from 'vitest';
import { localProject, type Overrides, type Project, publishableKey, token } from './local-project.ts';
import { ADA, PEOPLE } from './people.ts';

let project: Project | undefined;
afterEach(async () => {
  await project?.close();
  project = undefined;
});

const start = async (overrides?: Overrides) => (project = await localProject(PEOPLE, overrides));
const grantsOf = async (role: string) =>
  (await project!.sql(`select table_schema, table_name, privilege_type from information_schema.role_table_grants where grantee = '${role}' and table_schema = 'public'`)).rows;
const hashes = async (claims: object) => (await project!.as(claims)).from('people').select('password_hash');

describe('grants', () => {
  it('are those of the migrations: a request adds none', async () => {
    await start({ asAdministrator: true });
    expect((await hashes({ sub: ADA })).error?.code).toBe('42501');
    expect(await grantsOf('anon')).toEqual([]);
    expect(await grantsOf('authenticated')).toEqual([]);
  });

  it('would be opened by lite itself, for the administrator, without the patch', async () => {
    await start({ asAdministrator: true, without: ['grants nothing', 'tells Postgres who asks'] });
    await hashes({ sub: ADA });
    expect((await hashes({ sub: ADA })).data).toEqual([{ password_hash: 'hash of Ada' }]);
    expect(await grantsOf('anon')).not.toEqual([]);
  });

  it('give a signed-in user the own row without the hash, and the service the rest', async () => {
    const { as, service } = await start();
    expect((await (await as({ sub: ADA })).from('people').select('name')).data).toEqual([{ name: 'Ada' }]);
    expect((await hashes({ sub: ADA })).status).toBe(403);
    expect((await service.from('people').select('name, password_hash').order('name')).data).toHaveLength(2);
    expect((await service.from('secrets').select()).error?.code).toBe('42501');
  });
});

describe('the role of a token', () => {
  it.each(['postgres', 'authenticator', 'none', 'lite_schema_reader', 'pg_read_all_data'])('cannot be %s', async (role) => {
    const { as } = await start();
    const { data, error } = await (await as({ sub: ADA, role })).from('people').select('password_hash');
    expect(data).toBeNull();
    expect(error).toMatchObject({ code: '42501', message: `permission denied to set role "${role}"` });
  });

  it('would be anything, if the API signed in as the administrator', async () => {
    const { as } = await start({ asAdministrator: true });
    expect((await (await as({ sub: ADA, role: 'postgres' })).from('secrets').select()).data).toHaveLength(1);
  });
});

describe('a malformed bearer', () => {
  const answer = async (authorization: string, apikey = publishableKey) => {
    const response = await fetch(`${project!.url}/rest/v1/people?select=name`, { headers: { apikey, authorization } });
    return [response.status, ((await response.json()) as { code: string }).code];
  };
  const MALFORMED = ['Bearer abc', 'Bearer a.b', 'Bearer a..c', 'Basic YTpi', 'Bearer ', 'bearer a.b.c d'];

  it.each(MALFORMED)('is refused: %s', async (bearer) => {
    await start();
    expect(await answer(bearer)).toEqual([401, 'PGRST301']);
  });

  it('does not fall back to the secret key that comes with it', async () => {
    await start();
    expect(await answer('Bearer abc', 'sb_secret_for_tests')).toEqual([401, 'PGRST301']);
  });

  it('would be anonymous to lite, which may do nothing here', async () => {
    await start({ without: ['refuses malformed bearers'] });
    expect(await answer('Bearer abc')).toEqual([401, '42501']);
  });

  it('is not the only thing refused: a wrong signature, an expired token, and a token without one', async () => {
    await start();
    const [header, body] = (await token({ sub: ADA })).split('.');
    const unsigned = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    for (const forged of [`${header}.${body}.AAAA`, `${unsigned}.${body}.AAAA`, await token({ sub: ADA, iat: Math.floor(Date.now() / 1000) + 3600 })]) {
      expect((await answer(`Bearer ${forged}`))[0]).toBe(401);
    }
  });
});

describe('what is served', () => {
  it.each(['/auth/v1/signup', '/auth/v1/token', '/realtime/v1/websocket', '/_system', '/'])('is not %s', async (path) => {
    const { url } = await start();
    expect((await fetch(url + path, { headers: { apikey: 'sb_secret_for_tests' } })).status).toBe(404);
  });

  it('needs a key', async () => {
    const { url } = await start();
    expect((await fetch(`${url}/rest/v1/people`)).status).toBe(401);
    expect((await fetch(`${url}/rest/v1/people`, { headers: { apikey: 'sb_secret_guessed' } })).status).toBe(401);
  });
});
