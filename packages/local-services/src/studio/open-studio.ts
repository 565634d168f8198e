import path from 'node:path';
import pg from 'pg';
import type { Settings } from '../start/settings.ts';
import { isStudioSeeded, seedStudio } from './seed-studio.ts';
import { storeFiles } from './store-files.ts';

/** At the first start of a local database: clients, projects, leads and files to look at. @returns what was done, for people. */
export async function openStudio({ root, env, secrets }: Settings): Promise<string> {
  const client = new pg.Client({ connectionString: env.DATABASE_URL });
  await client.connect();
  try {
    if (await isStudioSeeded(client)) return 'The demo studio is open';
    const files = await storeFiles(path.join(root, 'packages/local-services/src/studio/files'), { url: env.SUPABASE_URL, secretKey: secrets.secretKey });
    await seedStudio(client, files, env.PORTAL_URL);
    return 'The demo studio is open, with clients, projects and files';
  } finally {
    await client.end();
  }
}
