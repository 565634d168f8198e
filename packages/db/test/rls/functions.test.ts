import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase } from '../database.ts';
import { DEFINERS, FUNCTIONS } from './functions.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database?.drop());

const EXECUTE = `
  select f.proname as name, f.prosecdef as definer,
    coalesce(string_agg(role, ' ' order by role) filter (where has_function_privilege(role, f.oid, 'EXECUTE')), '') as roles
  from pg_proc f cross join unnest(array['anon', 'authenticated', 'sage_intake', 'service_role']) role
  where f.pronamespace = 'public'::regnamespace
  group by f.oid order by f.proname`;

const functions = async () => (await database.client.query<{ name: string; definer: boolean; roles: string }>(EXECUTE)).rows;

it('each function may be executed by whom the expectations name, and by nobody else', async () => {
  expect(Object.fromEntries((await functions()).map(({ name, roles }) => [name, roles]))).toEqual(FUNCTIONS);
});

it('only the listed functions run past row-level security', async () => {
  const definers = (await functions()).filter(({ definer }) => definer).map(({ name }) => name);
  expect(definers).toEqual([...DEFINERS].sort());
});

it('no name is used twice, so that a grant cannot miss a variant', async () => {
  const names = (await functions()).map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
});
