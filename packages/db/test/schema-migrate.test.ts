import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate, pendingMigrations, seed } from '../src/migrate.ts';
import { freshDatabase } from './database.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database?.drop());

const files = readdirSync(new URL('../supabase/migrations', import.meta.url)).sort();
const list = async (sql: string) => (await database.client.query({ text: sql, rowMode: 'array' })).rows.map(([first]: unknown[]) => first);

it('applies every file once and keeps what it applied in the history of the Supabase CLI', async () => {
  expect(await list(`select version || '_' || name || '.sql' from supabase_migrations.schema_migrations order by version`)).toEqual(files);
});

it('has no effect the second time, also when two start at once', async () => {
  const [first, second] = await Promise.all([migrate(database.url), migrate(database.url)]);
  expect([first, second]).toEqual([{ applied: [] }, { applied: [] }]);
  expect(await list('select count(*)::int from public.tiers')).toEqual([4]);
});

it('brings the schema of the job queue', async () => {
  expect(
    await list(
      `select to_regprocedure('graphile_worker.add_job(text,json,text,timestamptz,integer,text,integer,text[],text)') is not null`,
    ),
  ).toEqual([true]);
});

it('tells which migrations a database lacks', async () => {
  expect(await pendingMigrations(database.client)).toEqual([]);
  await database.client.query('begin');
  await database.client.query(
    'delete from supabase_migrations.schema_migrations where version = (select max(version) from supabase_migrations.schema_migrations)',
  );
  expect(await pendingMigrations(database.client)).toEqual([files.at(-1)!.replace('.sql', '')]);
  await database.client.query('rollback');
});

it('seeds the demo people only when asked, and once', async () => {
  await seed(database.url, { demo: false });
  expect(await list('select count(*)::int from public.users')).toEqual([0]);
  await seed(database.url, { demo: true });
  await seed(database.url, { demo: true });
  expect(await list('select email from public.users order by email')).toEqual(['ada@sage.example', 'maya@example.com', 'tom@sage.example']);
  expect(
    await list('select name from public.milestones where project_id = (select id from public.projects) order by "order"'),
  ).toHaveLength(10);
  expect(await list('select count(*)::int from public.dues')).toEqual([1]);
});
