import { migrate, pendingMigrations, seed } from '@sage/db/migrate';
import pg from 'pg';
import { bootstrap } from '../supabase/bootstrap.ts';
import { StopStart } from './stop-start.ts';

export interface DatabaseToPrepare {
  url: string;
  /** The embedded one, which is ours to change. */
  isLocal: boolean;
  /** The local Data API is put in front of it, which needs roles and logins of its own. */
  servesLocalApi: boolean;
  mayMigrate: boolean;
}

/** Brings the schema up to date. Demo people come into the embedded database only. @returns what was done, for people. */
export async function prepareDatabase({ url, isLocal, servesLocalApi, mayMigrate }: DatabaseToPrepare): Promise<string> {
  if (!isLocal) await assertUsable(url, servesLocalApi);
  if (!isLocal && !mayMigrate) return assertMigrated(url);
  if (servesLocalApi) await bootstrap(url);
  const { applied } = await migrate(url);
  if (isLocal) await seed(url, { demo: true });
  return applied.length > 0 ? `${applied.length} migrations applied` : 'Migrations are up to date';
}

async function assertMigrated(url: string): Promise<string> {
  const pending = await pendingMigrations(url);
  if (pending.length === 0) return 'Migrations are up to date';
  const list = pending.map((name) => `  ${name}`).join('\n');
  throw new StopStart(`${pending.length} migrations are pending on the database of DATABASE_URL (${new URL(url).host}):\n${list}\nApply them with \`SAGE_MIGRATE=1 pnpm start\`.`);
}

/**
 * The local Data API signs in as `authenticator`, whose password `bootstrap` sets. In the database of a Supabase project that login
 * belongs to Supabase: changing it would cut the project's own API off.
 */
async function assertUsable(url: string, servesLocalApi: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ hosted: boolean }>(`select exists (select from pg_roles where rolname = 'supabase_admin') as hosted`);
    if (rows[0]?.hosted && servesLocalApi) throw new StopStart('DATABASE_URL is the database of a Supabase project, which has an API of its own: set SUPABASE_URL and its keys too.');
  } catch (error) {
    if (error instanceof StopStart) throw error;
    throw new StopStart(`The database of DATABASE_URL (${new URL(url).host}) cannot be used: ${(error as Error).message}. \`pnpm run doctor\` tells more.`);
  } finally {
    await client.end().catch(() => undefined);
  }
}
