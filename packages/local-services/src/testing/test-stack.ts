import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { migrate, seed } from '@sage/db/migrate';
import pg from 'pg';
import { bootstrap } from '../supabase/bootstrap.ts';
import { supabaseEnvironment } from '../supabase/environment.ts';
import { type RunningPostgres, startPostgres } from '../supabase/postgres/start-postgres.ts';
import { TEST_FOLDER, removeAbandoned } from './abandoned.ts';
import { freePort } from './free-port.ts';
import { spawnProgram } from './spawn-program.ts';

export const TEMPLATE = 'sage_template';

export interface TestStack {
  postgresUrl: string;
  templateDatabase: string;
  supabase: { url: string; publishableKey: string; secretKey: string; jwtSecret: string; databaseUrl: string };
  stop(): Promise<void>;
}

/** Shorter than a test may take: what runs away ends by itself, and its test says so, instead of holding up all that come after it. */
async function boundStatements(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(`alter system set statement_timeout = '60s'`);
  await client.query('select pg_reload_conf()');
  await client.end();
}

/** A Postgres with the template database, and a Data API over a database made from it. Free ports and a temporary folder: it runs beside anything. */
export async function startTestStack(): Promise<TestStack> {
  await removeAbandoned();
  const folder = mkdtempSync(path.join(os.tmpdir(), `${TEST_FOLDER}${process.pid}-`));
  const undo: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 })];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const postgres = await startPostgres({ dataDir: path.join(folder, 'postgres'), port: await freePort(), password: secret(), durable: false });
    undo.push(() => postgres.stop());
    const databaseUrl = await prepareDatabases(postgres);
    await boundStatements(postgres.url('postgres'));
    const keys = { jwtSecret: secret(48), publishableKey: `sb_publishable_${secret()}`, secretKey: `sb_secret_${secret()}` };
    const api = await spawnProgram(new URL('../supabase/main.ts', import.meta.url), {
      env: supabaseEnvironment({ port: 0, databaseUrl, storageFolder: path.join(folder, 'storage'), keys }),
      log: path.join(folder, 'supabase.log'),
    });
    undo.push(() => api.stop());
    return { postgresUrl: postgres.url('postgres'), templateDatabase: TEMPLATE, supabase: { url: api.url, ...keys, databaseUrl }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const secret = (bytes = 24) => randomBytes(bytes).toString('base64url');

/** @returns the URL of the database that the Data API serves. */
async function prepareDatabases(postgres: RunningPostgres): Promise<string> {
  const admin = new pg.Client(postgres.url('postgres'));
  await admin.connect();
  try {
    await admin.query(`create database ${TEMPLATE}`);
    await bootstrap(postgres.url(TEMPLATE));
    await migrate(postgres.url(TEMPLATE));
    await seed(postgres.url(TEMPLATE), { demo: false });
    // why: a database that someone is connected to cannot be copied
    await admin.query(`alter database ${TEMPLATE} with is_template true allow_connections false`);
    await admin.query(`create database sage_http template ${TEMPLATE}`);
    return postgres.url('sage_http');
  } finally {
    await admin.end();
  }
}
