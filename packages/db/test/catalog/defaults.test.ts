import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase } from '../database.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database?.drop());

const ROLES = `unnest(array['anon', 'authenticated', 'sage_intake', 'service_role']) role`;
const roles = async (sql: string) => (await database.client.query<{ role: string }>(sql)).rows.map(({ role }) => role);

it('a new table is nobody\'s until its migration says whose', async () => {
  await database.client.query('create table public.newcomer (id int primary key)');
  const some = `has_any_column_privilege(role, 'public.newcomer', 'SELECT, INSERT, UPDATE, REFERENCES')`;
  const whole = `has_table_privilege(role, 'public.newcomer', 'DELETE, TRUNCATE, TRIGGER')`;
  expect(await roles(`select role from ${ROLES} where ${some} or ${whole}`)).toEqual([]);
});

it('a new function is nobody\'s until its migration says whose', async () => {
  await database.client.query(`create function public.newcomer() returns int language sql as 'select 1'`);
  expect(await roles(`select role from ${ROLES} where has_function_privilege(role, 'public.newcomer()', 'EXECUTE')`)).toEqual([]);
});

it('each role enters only the schemas that it needs, and makes nothing in them', async () => {
  const { rows } = await database.client.query<{ role: string; schemas: string }>(
    `select role, string_agg(nspname, ' ' order by nspname) as schemas from ${ROLES} join pg_namespace n on has_schema_privilege(role, n.oid, 'USAGE')
     where nspname !~ '^pg_' and nspname <> 'information_schema' group by role order by role`,
  );
  expect(rows).toEqual([
    { role: 'anon', schemas: 'auth public storage' },
    { role: 'authenticated', schemas: 'auth private public storage' },
    { role: 'sage_intake', schemas: 'public' },
    { role: 'service_role', schemas: 'auth private public storage' },
  ]);
  const makers = `select role from ${ROLES}, pg_namespace n where has_schema_privilege(role, n.oid, 'CREATE') and nspname !~ '^pg_'`;
  expect(await roles(makers)).toEqual([]);
});
