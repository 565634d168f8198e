import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { workspaceRoot } from '@sage/config/process-env';
import { runMigrations as migrateJobs } from 'graphile-worker';
import pg from 'pg';

/** Found from the repository's root, since this file is inlined into the bundles of other packages. */
const folder = path.join(workspaceRoot(path.dirname(fileURLToPath(import.meta.url))), 'packages/db/supabase');

/** Any number that nothing else locks: two starts at once must not migrate at once. */
const MIGRATION_LOCK = 7_243_501;

/** The history table of the Supabase CLI, so that `supabase db push` and this function know what the other applied. */
const HISTORY = `
  create schema if not exists supabase_migrations;
  create table if not exists supabase_migrations.schema_migrations (version text not null primary key);
  alter table supabase_migrations.schema_migrations add column if not exists statements text[];
  alter table supabase_migrations.schema_migrations add column if not exists name text;`;

interface Migration {
  version: string;
  name: string;
  sql: string;
}

/** Applies what is new, each file in a transaction, then the job queue's own schema. Needs a direct or session-mode connection. */
export async function migrate(database: string | pg.Client): Promise<{ applied: string[] }> {
  return withClient(database, async (client) => {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      const applied = await applyPending(client);
      await migrateJobQueue(client);
      return { applied };
    } finally {
      await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    }
  });
}

/** Fills a local database. What every database needs (tiers, templates, rules) comes with the migrations; the demo people come from here. */
export async function seed(database: string | pg.Client, { demo }: { demo: boolean }): Promise<void> {
  if (!demo) return;
  const sql = await readFile(path.join(folder, 'seed.sql'), 'utf8');
  await withClient(database, (client) => inTransaction(client, () => client.query(sql)));
}

/** The names of the migrations that this checkout brings and the database has not. */
export async function pendingMigrations(database: string | pg.Client): Promise<string[]> {
  return withClient(database, async (client) => (await findPending(client)).map(({ version, name }) => `${version}_${name}`));
}

async function applyPending(client: pg.Client): Promise<string[]> {
  await client.query(HISTORY);
  const applied: string[] = [];
  for (const { version, name, sql } of await findPending(client)) {
    await inTransaction(client, async () => {
      await client.query(sql).catch((cause: unknown) => {
        throw new Error(`Migration ${version}_${name} failed: ${(cause as Error).message}`, { cause });
      });
      await client.query('insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, $3)', [
        version,
        name,
        [sql],
      ]);
    });
    applied.push(`${version}_${name}`);
  }
  return applied;
}

async function findPending(client: pg.Client): Promise<Migration[]> {
  const known = await client.query<{ found: boolean }>(`select to_regclass('supabase_migrations.schema_migrations') is not null as found`);
  const history = known.rows[0]?.found
    ? await client.query<{ version: string }>('select version from supabase_migrations.schema_migrations')
    : { rows: [] };
  const done = new Set(history.rows.map((row) => row.version));
  return (await readMigrations()).filter(({ version }) => !done.has(version));
}

async function readMigrations(): Promise<Migration[]> {
  const files = (await readdir(path.join(folder, 'migrations'))).filter((file) => file.endsWith('.sql')).sort();
  return Promise.all(
    files.map(async (file) => {
      const [, version, name] = /^(\d{14})_([a-z0-9_]+)\.sql$/.exec(file) ?? [];
      if (!version || !name) throw new Error(`${file} is not named <14 digits>_<noun>.sql`);
      return { version, name, sql: await readFile(path.join(folder, 'migrations', file), 'utf8') };
    }),
  );
}

/** A broken connection fails the statement that uses it: nothing more to do, but without a handler the process would end. */
const ignore = () => undefined;

/** graphile-worker brings its own migrations and takes only a pool, so it gets one of a single connection to the same database. */
async function migrateJobQueue({ host, port, user, password, database, ssl }: pg.Client): Promise<void> {
  const pool = new pg.Pool({ host, port, user, password: password ?? undefined, database, ssl, max: 1 });
  pool.on('error', ignore).on('connect', (connection) => connection.on('error', ignore));
  try {
    await migrateJobs({ pgPool: pool });
  } finally {
    await pool.end();
  }
}

async function inTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function withClient<T>(database: string | pg.Client, work: (client: pg.Client) => Promise<T>): Promise<T> {
  if (typeof database !== 'string') return work(database);
  const client = new pg.Client(database);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
