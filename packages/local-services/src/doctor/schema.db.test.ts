import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { postgresCheck } from './postgres.ts';
import { grantsCheck, migrationsCheck } from './schema.ts';
import { supabaseChecks } from './supabase.ts';

const name = `doctor_${process.pid}`;
const url = Object.assign(new URL(inject('postgresUrl')), { pathname: `/${name}` }).href;
const onServer = async (sql: string, database = inject('postgresUrl')) => {
  const client = new pg.Client(database);
  await client.connect();
  await client.query(sql).finally(() => client.end());
};

beforeAll(() => onServer(`create database ${name} template ${inject('templateDatabase')}`));
afterAll(() => onServer(`drop database ${name} with (force)`));

it('finds a database of ours in order', async () => {
  expect(await postgresCheck(url, true).run()).toMatchObject({ state: 'ok' });
  expect(await migrationsCheck(url, true).run()).toMatchObject({ state: 'ok' });
  expect(await grantsCheck(url).run()).toEqual({ state: 'ok', says: 'as the migrations made them' });
});

it('tells a wrong password', async () => {
  const wrong = Object.assign(new URL(url), { password: 'wrong' }).href;
  expect(await postgresCheck(wrong, false).run()).toMatchObject({ state: 'failed', says: expect.stringContaining('password authentication failed') });
});

it.each([
  ['a table that anyone may read', 'grant select on public.users to anon', 'revoke select on public.users from anon', /anyone may use the tables: users/],
  ['a table without row-level security', 'alter table public.tiers disable row level security', 'alter table public.tiers enable row level security', /row-level security is off for: tiers/],
  ['a function that anyone may call', 'grant execute on function public.intake_tiers() to public', 'revoke execute on function public.intake_tiers() from public', /anyone may execute: intake_tiers/],
])('finds %s', async (_, spoil, mend, says) => {
  await onServer(spoil, url);
  expect(await grantsCheck(url).run()).toMatchObject({ state: 'failed', says: expect.stringMatching(says) });
  await onServer(mend, url);
  expect(await grantsCheck(url).run()).toMatchObject({ state: 'ok' });
});

it('names pending migrations', async () => {
  await onServer(`delete from supabase_migrations.schema_migrations where name = 'tiers'`, url);
  expect(await migrationsCheck(url, false).run()).toMatchObject({ state: 'failed', says: expect.stringMatching(/1 pending: \d{14}_tiers/), remedy: expect.stringContaining('SAGE_MIGRATE=1') });
});

it('asks the Data API with each key', async () => {
  const { url: api, publishableKey, secretKey, jwtSecret } = inject('supabase');
  const env = { SUPABASE_URL: api, SUPABASE_PUBLISHABLE_KEY: publishableKey, SUPABASE_SECRET_KEY: secretKey, SUPABASE_JWT_SIGNING_KEY: undefined, SUPABASE_JWT_SECRET: jwtSecret };
  const states = async (changed: object) => Promise.all(supabaseChecks({ ...env, ...changed }, true).map(async (check) => (await check.run()).state));
  expect(await states({})).toEqual(['ok', 'ok', 'ok']);
  expect(await states({ SUPABASE_SECRET_KEY: 'sb_secret_of-another-project' })).toEqual(['ok', 'failed', 'ok']);
  expect(await states({ SUPABASE_JWT_SECRET: 'the secret of some other project, long enough' })).toEqual(['ok', 'ok', 'failed']);
  expect(await states({ SUPABASE_URL: 'http://127.0.0.1:1' })).toEqual(['failed', 'failed', 'failed']);
});
