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
    // why: what another user left is neither ours to remove nor in our way
    if (owner && !isAlive(Number(owner))) await remove(path.join(os.tmpdir(), name)).catch(() => undefined);
  }
}

async function remove(folder: string) {
  const server = livePostmaster(path.join(folder, 'postgres'));
  if (server) await endPostmaster(server.pid);
  rmSync(folder, { recursive: true, force: true });
}
