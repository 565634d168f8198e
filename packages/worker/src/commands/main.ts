import { addressesEnv, databaseEnv, EnvError, notionEnv, runtimeEnv, serviceRoleEnv, supabaseEnv } from '@sage/config/env';
import { readEnv } from '@sage/config/process-env';
import { syncRegistry } from '@sage/domain/sync';
import { CallFailed, CallsHeld, createSync, type SyncOptions } from '@sage/notion-sync';
import { openLink, openNotion } from '@sage/notion-sync/moving';
import pg from 'pg';
import { privateBucket } from '../adapters/private-bucket.ts';
import { createLog } from '../log.ts';
import { keepPresence } from '../presence.ts';
import { shownFiles } from '../sync/shown-files.ts';
import { adoptDatabases } from './adopt.ts';
import { UsageError, type Command } from './command.ts';
import { exportArchive } from './export.ts';
import { importArchive } from './import.ts';
import { rebuild } from './rebuild.ts';
import { setup } from './setup.ts';
import { verify } from './verify.ts';

const COMMANDS: Record<string, Command> = { setup, adopt: adoptDatabases, export: exportArchive, import: importArchive, rebuild, verify };

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** `pnpm notion:<command>`: against what .env names, else against the running local start. */
async function main([name = '', ...args]: string[]): Promise<number> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new UsageError(`There is notion:${Object.keys(COMMANDS).join(', notion:')}.`);
  const env = readEnv(runtimeEnv.extend(databaseEnv.shape).extend(supabaseEnv.shape).extend(serviceRoleEnv.shape).extend(notionEnv.shape).extend(addressesEnv.pick({ PORTAL_URL: true }).shape));
  if (!env.NOTION_PARENT_PAGE_ID) throw new UsageError('NOTION_PARENT_PAGE_ID is not set: share a page with the Notion connection and set the id at the end of its address.');
  const pool = new pg.Pool({ connectionString: env.DATABASE_URL, max: 4, application_name: 'sage-notion-command' });
  try {
    const parentPageId = env.NOTION_PARENT_PAGE_ID;
    const parts = { sql: pool, notion: env, callsPerMinute: env.NOTION_CALLS_PER_MINUTE, registry: syncRegistry({ portalUrl: env.PORTAL_URL }) };
    const door = openNotion({ ...parts, onWait: (why) => say(`  waiting: ${why}`) });
    const bucket = { url: env.SUPABASE_URL, secretKey: env.SUPABASE_SECRET_KEY };
    return await command({ pool, door, parentPageId, portalUrl: env.PORTAL_URL, say, bucket, open: openLink(), openSync: (worker) => openSync(worker, { ...parts, parentPageId, files: shownFiles(privateBucket(env), new AbortController().signal), databaseUrl: env.DATABASE_URL }) }, args);
  } finally {
    await pool.end();
  }
}

/** Workers that are not present lose their leases within seconds. */
async function openSync(worker: string, { databaseUrl, ...parts }: Omit<SyncOptions, 'worker'> & { databaseUrl: string }) {
  const presence = keepPresence(databaseUrl, createLog('warn'));
  await presence.announce(worker);
  return { sync: createSync({ ...parts, worker }), close: () => presence.end() };
}

function explain(error: unknown): string {
  if (error instanceof EnvError || error instanceof UsageError || error instanceof CallsHeld || error instanceof CallFailed) return error.message;
  const { code, message, stack } = error as NodeJS.ErrnoException;
  return code === 'ECONNREFUSED' ? `Nothing answers there (${message || code}). Is the local start running? \`pnpm start\`` : String(stack ?? message ?? error);
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  return 1;
});
