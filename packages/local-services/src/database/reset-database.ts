import { rmSync } from 'node:fs';
import path from 'node:path';
import { prepareDatabase } from '../start/prepare-database.ts';
import type { Settings } from '../start/settings.ts';
import { postgresOptions } from '../start/stack.ts';
import { livePostmaster } from '../supabase/postgres/pid-file.ts';
import { startPostgres } from '../supabase/postgres/start-postgres.ts';
import { endPostmaster } from '../supabase/postgres/stop.ts';

/**
 * Removes the local database with its files, and makes it anew: migrated and seeded. The whole cluster goes, so that it also mends one
 * whose password is lost. The caller holds the lock of the data folder.
 */
export async function resetDatabase(settings: Settings): Promise<string> {
  const options = postgresOptions(settings);
  const orphan = livePostmaster(options.dataDir);
  if (orphan) await endPostmaster(orphan.pid);
  for (const folder of ['postgres', 'storage']) rmSync(path.join(settings.dataDir, folder), { recursive: true, force: true });
  const postgres = await startPostgres(options);
  try {
    return await prepareDatabase({ url: postgres.url('postgres'), isLocal: true, servesLocalApi: true, mayMigrate: true });
  } finally {
    await postgres.stop();
  }
}
