import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
// By path, since this package must not depend on local-services: only its scripts may use it.
import { bootstrap, freePort, startPostgres } from '../../local-services/src/testing/index.ts';
import { migrate } from '../src/migrate.ts';

/** Runs the work on a database that has every migration and nothing else, and removes it. */
export async function withMigratedDatabase<T>(work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sage-schema-'));
  // Postgres does not run as root: another user must reach its folder.
  chmodSync(folder, 0o755);
  const password = randomBytes(12).toString('hex');
  const postgres = await startPostgres({ dataDir: path.join(folder, 'postgres'), port: await freePort(), password, durable: false });
  try {
    const url = postgres.url('postgres');
    await bootstrap(url);
    await migrate(url);
    return await work(url);
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
