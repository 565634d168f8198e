import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { freshDatabase, type FreshDatabase } from '@sage/db/testing';
import { freePort, spawnProgram } from '@sage/local-services/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cron } from '../src/cron.ts';
import { enqueue, eventually, queued } from './run-worker.ts';

const program = new URL('../src/main.ts', import.meta.url);
const execArgv = ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href];
let database: FreshDatabase;
let folder: string;
beforeEach(async () => {
  database = await freshDatabase();
  folder = mkdtempSync(path.join(os.tmpdir(), 'sage-worker-'));
});
afterEach(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

/** Nobody listens where Notion should be: the sync waits, and nothing else minds. */
const notion = { NOTION_TOKEN: 'ntn_0123456789abcdef', NOTION_PARENT_PAGE_ID: '0123456789abcdef0123456789abcdef', NOTION_API_URL: 'http://127.0.0.1:9', PORTAL_URL: 'http://localhost:3001' };
/** Nor where Storage should be: only the checks of files would ask it. */
const storage = { SUPABASE_URL: 'http://127.0.0.1:9', SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_test', SUPABASE_SECRET_KEY: 'sb_secret_test_0000' };
/** Nor Stripe. */
const stripe = { STRIPE_SECRET_KEY: 'sk_test_0123456789', STRIPE_API_URL: 'http://127.0.0.1:9' };
/** Nor a mail server. */
const mail = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'SAGE <studio@example.com>', INTAKE_URL: 'http://localhost:3000', OPS_URL: 'http://localhost:3002' };
const production = async () => ({ NODE_ENV: 'production', LOG_LEVEL: 'info', DATABASE_URL: database.url, WORKER_PORT: String(await freePort()), ...notion, ...storage, ...stripe, ...mail });

it('runs the real jobs, logs lines of JSON, and ends at SIGTERM', async () => {
  const log = path.join(folder, 'log');
  const worker = await spawnProgram(program, { env: await production(), log });
  expect((await fetch(`${worker.url}/readyz`)).status).toBe(200);
  await enqueue(database.client);
  await eventually(async () => (await queued(database.client)).length === 0);
  await worker.stop();
  expect(await worker.exited).toBe(0);
  const lines = readFileSync(log, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { msg: string; job?: string });
  expect(lines.filter(({ job }) => job).map(({ msg }) => msg)).toEqual(['sessions pruned', 'job done']);
});

it('puts the recurring work on the schedule, once', async () => {
  const workers = await Promise.all([1, 2].map(async (n) => spawnProgram(program, { env: await production(), log: path.join(folder, String(n)) })));
  const known = await eventually(async () => {
    const { rows } = await database.client.query<{ identifier: string }>('select identifier from graphile_worker._private_known_crontabs order by 1');
    return rows.length > 0 && rows;
  });
  expect(known.map(({ identifier }) => identifier)).toEqual(cron.map(({ identifier }) => identifier).sort());
  await Promise.all(workers.map((worker) => worker.stop()));
});

it('ends when the parent that started it is gone', async () => {
  const worker = fork(program, { execArgv, env: { PATH: process.env.PATH, ...(await production()) }, silent: true });
  await once(worker, 'message');
  worker.disconnect();
  expect(await once(worker, 'exit')).toEqual([0, null]);
});

it('names a missing variable, and what to do', async () => {
  const { DATABASE_URL: _, ...env } = await production();
  const worker = fork(program, { execArgv, env: { PATH: process.env.PATH, ...env }, cwd: folder, silent: true });
  const said: string[] = [];
  worker.stderr?.on('data', (text: Buffer) => said.push(text.toString()));
  const [code] = (await once(worker, 'exit')) as [number];
  expect(code).toBe(1);
  expect(said.join('')).toContain('DATABASE_URL: is missing');
});
