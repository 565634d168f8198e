import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { takeLock } from '../start/data-lock.ts';
import { settingsOf } from '../start/settings.ts';
import { postgresOptions } from '../start/stack.ts';
import { startPostgres } from '../supabase/postgres/start-postgres.ts';
import { freePort } from '../testing/free-port.ts';

const program = fileURLToPath(new URL('./reset.ts', import.meta.url));

async function setUp() {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'sage-reset-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const env: Record<string, string> = { SAGE_DATA_DIR: dataDir, POSTGRES_PORT: String(await freePort()), DATABASE_URL: '', SUPABASE_URL: '' };
  const reset = (args: string[], more: Record<string, string> = {}) => run(args, { ...env, ...more });
  const database = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
    const postgres = await startPostgres(postgresOptions(settingsOf('/', env, dataDir)));
    const client = new pg.Client(postgres.url('postgres'));
    await client.connect();
    return work(client).finally(async () => {
      await client.end();
      await postgres.stop();
    });
  };
  return { dataDir, reset, database };
}

function run(args: string[], env: Record<string, string>): Promise<{ code: number | null; text: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, text })));
}

it('makes the local database and its files anew, with the demo people', async () => {
  const { dataDir, reset, database } = await setUp();
  expect(await reset(['--yes'])).toMatchObject({ code: 0, text: expect.stringMatching(/migrations applied, demo people seeded/) });
  mkdirSync(path.join(dataDir, 'storage'));
  writeFileSync(path.join(dataDir, 'storage/file'), 'x');
  await database((client) => client.query('create table public.mine ()'));

  expect(await reset(['--yes'])).toMatchObject({ code: 0 });
  const found = await database(async (client) => (await client.query(`select to_regclass('public.mine') as mine, (select count(*)::int from public.users) as people`)).rows[0]);
  expect(found).toEqual({ mine: null, people: 3 });
  expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'secrets.json']);
});

it('touches nothing without a yes, on a real database, or while something runs', async () => {
  const { dataDir, reset, database } = await setUp();
  await database((client) => client.query('create table public.mine ()'));
  expect(await reset([])).toMatchObject({ code: 1, text: expect.stringContaining('--yes') });
  expect(await reset(['--yes'], { DATABASE_URL: 'postgresql://u:pw@db.invalid/x' })).toMatchObject({ code: 1, text: expect.stringContaining('only the local database') });
  const lock = await takeLock(dataDir, 'start');
  expect(await reset(['--yes'])).toMatchObject({ code: 1, text: expect.stringContaining(`process ${process.pid}`) });
  if ('release' in lock) await lock.release();
  expect(await database(async (client) => (await client.query(`select to_regclass('public.mine') as mine`)).rows[0])).toEqual({ mine: 'mine' });
});
