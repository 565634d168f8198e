import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { migrate } from '@sage/db/migrate';
import { freshDatabase, type FreshDatabase } from '@sage/db/testing';
import { bootstrap, freePort, spawnProgram, startPostgres } from '@sage/local-services/testing';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { enqueue, eventually, queued, runWorker } from './run-worker.ts';

const folder = () => {
  const made = mkdtempSync(path.join(os.tmpdir(), 'sage-worker-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
};

describe('a worker in the middle of a job', () => {
  let database: FreshDatabase;
  beforeEach(async () => {
    database = await freshDatabase();
    await database.client.query('create table public.began (pid int); create table public.may_end (n int); create table public.ended (n int)');
  });
  afterEach(() => database.drop());

  const rows = async (table: string) => (await database.client.query(`select * from public.${table}`)).rows.length;
  const begun = (times: number) => eventually(async () => (await rows('began')) === times);
  const spawnSlow = async () => {
    const slow = await spawnProgram(new URL('slow-worker.ts', import.meta.url), { env: { DATABASE_URL: database.url }, log: path.join(folder(), 'log') });
    onTestFinished(() => slow.stop());
    return slow;
  };

  it('that is killed leaves it to another, which runs it again', async () => {
    const first = await spawnSlow();
    await enqueue(database.client);
    await begun(1);
    process.kill(first.pid, 'SIGKILL');
    await first.exited;
    expect(await queued(database.client)).toMatchObject([{ attempts: 1, locked_by: expect.any(String) as string }]);
    let attempt = 0;
    await runWorker(database.url, async (_, { log }) => void (attempt = Number(log.bindings().attempt)));
    await eventually(async () => (await queued(database.client)).length === 0);
    expect(attempt).toBe(2);
  });

  it('keeps it while it lives, however long another looks for abandoned ones', async () => {
    await spawnSlow();
    await enqueue(database.client);
    await begun(1);
    await enqueue(database.client, 1, 'abandoned');
    await database.client.query(`update graphile_worker._private_jobs set locked_by = 'pool-gone', locked_at = now() where key = 'abandoned'`);
    const second: number[] = [];
    await runWorker(database.url, async ({ keepDays }) => void second.push(keepDays), { sweepMs: 20 });
    await eventually(() => second.length > 0);
    await database.client.query('insert into public.may_end values (1)');
    await eventually(async () => (await queued(database.client)).length === 0);
    expect([await rows('began'), await rows('ended'), second]).toEqual([1, 1, [1]]);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('finishes it at %s, takes no other, and ends', async (signal) => {
    const slow = await spawnSlow();
    await enqueue(database.client);
    await begun(1);
    process.kill(slow.pid, signal);
    await eventually(async () => (await fetch(`${slow.url}/readyz`)).status === 503);
    await enqueue(database.client);
    await database.client.query('insert into public.may_end values (1)');
    expect(await slow.exited).toBe(0);
    expect([await rows('began'), await rows('ended')]).toEqual([1, 1]);
    expect(await queued(database.client)).toMatchObject([{ attempts: 0, locked_by: null }]);
  });

  it('does not wait for it beyond the given time', async () => {
    const worker = await runWorker(database.url, () => new Promise(() => undefined));
    await enqueue(database.client);
    await eventually(async () => (await queued(database.client))[0]?.locked_by);
    await worker.stop(50);
    expect(worker.logged.map(({ msg }) => msg)).toContain('jobs were still running; they will be run again');
  });
});

it('goes on after a restart of Postgres, and runs again what it could not say was done', async () => {
  const options = { dataDir: path.join(folder(), 'data'), port: await freePort(), password: 'secret', durable: false };
  const before = await startPostgres(options);
  onTestFinished(async () => (await startPostgres(options)).stop());
  const url = before.url('postgres');
  await bootstrap(url);
  await migrate(url);

  const seen: number[] = [];
  let finish = () => undefined as void;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const worker = await runWorker(url, async ({ keepDays }) => {
    seen.push(keepDays);
    await finished;
  });
  const begin = async (keepDays: number) => {
    const client = new pg.Client(url);
    await client.connect();
    await enqueue(client, keepDays);
    await client.end();
    await eventually(() => seen.includes(keepDays));
  };
  await begin(1);
  await before.stop();
  finish();
  expect((await fetch(`${worker.url}/readyz`)).status).toBe(503);
  expect((await fetch(`${worker.url}/healthz`)).status).toBe(200);
  await startPostgres(options);
  await begin(2);
  await eventually(() => seen.length === 3);
  expect(seen.sort()).toEqual([1, 1, 2]);
  expect((await fetch(`${worker.url}/readyz`)).status).toBe(200);
}, 300_000);
