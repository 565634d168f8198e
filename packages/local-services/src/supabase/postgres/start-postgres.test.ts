import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { freePort } from '../../testing/free-port.ts';
import { type RunningPostgres, startPostgres } from './start-postgres.ts';

const started: RunningPostgres[] = [];
afterEach(async () => {
  for (const postgres of started.splice(0)) await postgres.stop();
});

const newFolder = () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sage-postgres-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

async function start(dataDir: string, port: number) {
  const postgres = await startPostgres({ dataDir, port, password: 'a password' });
  started.push(postgres);
  return postgres;
}

async function query(postgres: RunningPostgres, sql: string) {
  const client = new pg.Client(postgres.url('postgres'));
  client.on('error', () => undefined); // why: the server is killed on purpose
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('startPostgres', { timeout: 60_000 }, () => {
  it('keeps its data over a stop, and over a killed server whose pid file and backends are left', async () => {
    const dataDir = path.join(newFolder(), 'postgres');
    const port = await freePort();
    const first = await start(dataDir, port);
    await query(first, 'create table notes (id int); insert into notes values (1)');
    await first.stop();
    await first.exited;
    expect(existsSync(path.join(dataDir, 'postmaster.pid'))).toBe(false);

    const second = await start(dataDir, port);
    const busy = query(second, 'insert into notes values (2); commit; select pg_sleep(600)').catch(() => 'cut off');
    await expect.poll(() => query(second, 'select count(*)::int from notes')).toEqual([{ count: 2 }]);
    process.kill(second.pid, 'SIGKILL');
    await second.exited;
    expect(existsSync(path.join(dataDir, 'postmaster.pid'))).toBe(true);

    const third = await start(dataDir, port);
    expect(await busy).toBe('cut off');
    expect(third.adopted).toBe(false);
    expect(await query(third, 'select count(*)::int from notes')).toEqual([{ count: 2 }]);
  });

  it('adopts the server of a start that was killed', async () => {
    const dataDir = path.join(newFolder(), 'postgres');
    const port = await freePort();
    const program = `const { startPostgres } = await import('${new URL('./start-postgres.ts', import.meta.url)}');
      await startPostgres({ dataDir: '${dataDir}', port: ${port}, password: 'a password', durable: false });
      process.stdout.write('up'); setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => parent.stdout.once('data', resolve));
    parent.kill('SIGKILL');
    await new Promise((resolve) => parent.once('exit', resolve));

    const adopted = await start(dataDir, port);
    expect(adopted.adopted).toBe(true);
    await adopted.stop();
    await adopted.exited;
    expect((await start(dataDir, port)).adopted).toBe(false);
  });
});
