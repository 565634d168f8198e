import { readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isAlive, livePostmaster } from '../supabase/postgres/pid-file.ts';
import { endPostmaster } from '../supabase/postgres/stop.ts';

/** Followed by the id of the process that made the folder. */
export const TEST_FOLDER = 'sage-test-';

/** Ends and removes what test runs left that were killed themselves. */
export async function removeAbandoned(): Promise<void> {
  for (const name of readdirSync(os.tmpdir())) {
    const owner = new RegExp(`^${TEST_FOLDER}(\\d+)-`).exec(name)?.[1];
    if (!owner || isAlive(Number(owner))) continue;
    const folder = path.join(os.tmpdir(), name);
    const server = livePostmaster(path.join(folder, 'postgres'));
    if (server) await endPostmaster(server.pid);
    rmSync(folder, { recursive: true, force: true });
  }
}
