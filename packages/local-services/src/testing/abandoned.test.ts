import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { startPostgres } from '../supabase/postgres/start-postgres.ts';
import { removeAbandoned, TEST_FOLDER } from './abandoned.ts';
import { freePort } from './free-port.ts';

it('ends and removes what a killed test run left, and nothing of one that runs', { timeout: 60_000 }, async () => {
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  const left = mkdtempSync(path.join(os.tmpdir(), `${TEST_FOLDER}${gone}-`));
  const running = mkdtempSync(path.join(os.tmpdir(), `${TEST_FOLDER}${process.pid}-`));
  const orphan = await startPostgres({ dataDir: path.join(left, 'postgres'), port: await freePort(), password: 'a password', durable: false });
  await removeAbandoned();
  await orphan.exited;
  expect(existsSync(left)).toBe(false);
  expect(existsSync(running)).toBe(true);
  rmSync(running, { recursive: true });
});
