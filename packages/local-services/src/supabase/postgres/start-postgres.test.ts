import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
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

async function start(dataDir: string, port: number, durable = false) {
  const postgres = await startPostgres({ dataDir, port, password: 'a password', durable });
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
    const first = await start(dataDir, port, true);
    await query(first, 'create table notes (id int); insert into notes values (1)');
    await first.stop();
    await first.exited;
    expect(existsSync(path.join(dataDir, 'postmaster.pid'))).toBe(false);

    const second = await start(dataDir, port, true);
    const busy = query(second, 'insert into notes values (2); commit; select pg_sleep(600)').catch(() => 'cut off');
    await expect.poll(() => query(second, 'select count(*)::int from notes')).toEqual([{ count: 2 }]);
    process.kill(second.pid, 'SIGKILL');
    await second.exited;
    expect(existsSync(path.join(dataDir, 'postmaster.pid'))).toBe(true);

    const third = await start(dataDir, port, true);
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

  it('is started once by two starts at once', async () => {
    const dataDir = path.join(newFolder(), 'postgres');
    const port = await freePort();
    const [one, other] = await Promise.all([start(dataDir, port), start(dataDir, port)]);
    expect(one.pid).toBe(other.pid);
    expect([one.adopted, other.adopted].filter(Boolean)).toHaveLength(1);
  });

  it('takes the port that it is told, also when the server of before has another', async () => {
    const dataDir = path.join(newFolder(), 'postgres');
    const first = await start(dataDir, await freePort());
    const port = await freePort();
    const second = await start(dataDir, port);
    await first.exited;
    expect(await query(second, 'show port')).toEqual([{ port: String(port) }]);
  });

  it('is not kept from starting by a pid file that names a stranger', async () => {
    const dataDir = path.join(newFolder(), 'postgres');
    const port = await freePort();
    const first = await start(dataDir, port);
    const note = path.join(dataDir, 'postmaster.pid');
    const lines = readFileSync(note, 'utf8').split('\n');
    await first.stop();
    writeFileSync(note, [process.pid, ...lines.slice(1)].join('\n'));
    expect((await start(dataDir, port)).adopted).toBe(false);
  });

  it('says that its port is taken, and that its data has another password', async () => {
    const dataDir = path.join(newFolder(), 'postgres');
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    await expect(start(dataDir, port)).rejects.toThrow(`Port ${port} is in use`);
    await new Promise((resolve) => other.close(resolve));
    await start(dataDir, port);
    await expect(startPostgres({ dataDir, port, password: 'another password' })).rejects.toThrow('made with another password');
  });
});
