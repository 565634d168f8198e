import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { bootstrap } from '../../src/supabase/bootstrap.ts';
import { supabaseEnvironment } from '../../src/supabase/environment.ts';
import { startPostgres } from '../../src/supabase/postgres/start-postgres.ts';
import { freePort } from '../../src/testing/free-port.ts';
import { spawnProgram } from '../../src/testing/spawn-program.ts';
import { PEOPLE } from './people.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

const keys = { jwtSecret: 'a secret of at least thirty-two characters', publishableKey: 'sb_publishable_for_tests', secretKey: 'sb_secret_for_tests' };

/** A Postgres of its own, to be killed, and the Data API as the program that the supervisor starts. */
async function startBoth() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sage-away-'));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  const settings = { dataDir: path.join(folder, 'postgres'), port: await freePort(), password: 'a password' };
  const postgres = await startPostgres(settings);
  undo.push(() => postgres.stop());
  const databaseUrl = postgres.url('postgres');
  await bootstrap(databaseUrl);
  const admin = new pg.Client(databaseUrl);
  await admin.connect();
  await admin.query(`${PEOPLE}; create function public.nap() returns void language sql as 'select pg_sleep(600)'; grant execute on function public.nap to service_role`);
  await admin.end();
  const log = path.join(folder, 'supabase.log');
  const api = await spawnProgram(new URL('../../src/supabase/main.ts', import.meta.url), {
    env: supabaseEnvironment({ port: 0, databaseUrl, storageFolder: path.join(folder, 'storage'), keys }),
    log,
  });
  undo.push(() => api.stop());
  return { postgres, api, log: () => readFileSync(log, 'utf8'), restart: async () => undo.push((await startPostgres(settings)).stop) };
}

const ask = (url: string) => async (route: string, init?: RequestInit) => {
  const response = await fetch(url + route, { ...init, headers: { apikey: keys.secretKey, 'content-type': 'application/json' } });
  return { status: response.status, body: (await response.json().catch(() => null)) as { code?: string } | { name: string }[] | null };
};
const PEOPLE_ROUTE = '/rest/v1/people?select=name&order=name';

describe('when Postgres goes away', () => {
  it.each([
    ['is killed', 'SIGKILL'],
    ['is stopped', 'SIGINT'],
  ] as const)('and %s, requests end with 503, and go on in the same process when it is back', async (_how, signal) => {
    const { postgres, api, restart, log } = await startBoth();
    const get = ask(api.url);
    expect((await get(PEOPLE_ROUTE)).body).toEqual([{ name: 'Ada' }, { name: 'Bob' }]);

    const cutOff = get('/rest/v1/rpc/nap', { method: 'POST', body: '{}' });
    const busy = Array.from({ length: 8 }, () => get(PEOPLE_ROUTE));
    process.kill(postgres.pid, signal);
    await postgres.exited;
    await Promise.all(busy);
    expect((await cutOff).status).toBe(503);
    expect(await get(PEOPLE_ROUTE)).toMatchObject({ status: 503, body: { code: 'PGRST001' } });
    expect((await get('/readyz')).status).toBe(503);
    expect((await get('/healthz')).status).toBe(200);

    await restart();
    await expect.poll(async () => (await get('/readyz')).status, { timeout: 10_000 }).toBe(200);
    await expect.poll(() => get(PEOPLE_ROUTE), { timeout: 10_000 }).toMatchObject({ status: 200, body: [{ name: 'Ada' }, { name: 'Bob' }] });
    expect(log()).not.toContain('"level":"error"');
  });

  it('before the first request was served, tables are not called unknown', async () => {
    const { postgres, api, restart } = await startBoth();
    process.kill(postgres.pid, 'SIGKILL');
    await postgres.exited;
    expect(await ask(api.url)(PEOPLE_ROUTE)).toMatchObject({ status: 503, body: { code: 'PGRST001' } });
    await restart();
    await expect.poll(async () => (await ask(api.url)(PEOPLE_ROUTE)).status, { timeout: 10_000 }).toBe(200);
  });
});

describe('the program', () => {
  it('ends without error when told to, and when whoever started it is gone', async () => {
    const { api } = await startBoth();
    process.kill(api.pid, 'SIGTERM');
    expect(await api.exited).toBe(0);
  });
});
