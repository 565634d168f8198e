import pg from 'pg';
import { expect, inject, it, onTestFinished } from 'vitest';
import { prepareDatabase } from './prepare-database.ts';

const admin = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client(url);
  await client.connect();
  return work(client).finally(() => client.end());
};

/** An empty database, as somebody's own Postgres has it. */
async function emptyDatabase(): Promise<string> {
  const name = `prepare_${process.pid}_${Math.random().toString(36).slice(2)}`;
  await admin(inject('postgresUrl'), (client) => client.query(`create database ${name}`));
  onTestFinished(async () => void (await admin(inject('postgresUrl'), (client) => client.query(`drop database ${name} with (force)`))));
  return Object.assign(new URL(inject('postgresUrl')), { pathname: `/${name}` }).href;
}

const people = (url: string) => admin(url, async (client) => (await client.query('select count(*)::int as count from public.users')).rows[0] as { count: number });

it('migrates and seeds the local database, and again without effect', async () => {
  const url = await emptyDatabase();
  const local = { url, isLocal: true, servesLocalApi: true, mayMigrate: false };
  expect(await prepareDatabase(local)).toMatch(/^\d+ migrations applied$/);
  expect(await people(url)).toEqual({ count: 3 });
  expect(await prepareDatabase(local)).toBe('Migrations are up to date');
  expect(await people(url)).toEqual({ count: 3 });
});

it('changes a database of somebody only when told to, and never puts demo people into it', async () => {
  const url = await emptyDatabase();
  const real = { url, isLocal: false, servesLocalApi: true, mayMigrate: false };
  await expect(prepareDatabase(real)).rejects.toThrow(/migrations are pending.*SAGE_MIGRATE=1/s);
  expect(await admin(url, async (client) => (await client.query(`select to_regclass('public.users') as users`)).rows)).toEqual([{ users: null }]);
  expect(await prepareDatabase({ ...real, mayMigrate: true })).toMatch(/migrations applied$/);
  expect(await people(url)).toEqual({ count: 0 });
  expect(await prepareDatabase(real)).toBe('Migrations are up to date');
});

it('does not put the local API in front of the database of a Supabase project', async () => {
  const url = await emptyDatabase();
  await admin(url, (client) => client.query('create role supabase_admin'));
  onTestFinished(async () => void (await admin(inject('postgresUrl'), (client) => client.query('drop role supabase_admin'))));
  await expect(prepareDatabase({ url, isLocal: false, servesLocalApi: true, mayMigrate: true })).rejects.toThrow('set SUPABASE_URL and its keys too');
});

it('says which database cannot be used, without its password', async () => {
  const refusal = prepareDatabase({ url: 'postgresql://u:hunter2@127.0.0.1:1/x', isLocal: false, servesLocalApi: false, mayMigrate: false });
  await expect(refusal).rejects.toThrow('The database of DATABASE_URL (127.0.0.1:1) cannot be used');
  await expect(refusal).rejects.not.toThrow('hunter2');
});
