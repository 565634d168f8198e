import { pendingMigrations } from '@sage/db/migrate';
import pg from 'pg';
import { failed, ok, reason, type Check, type Verdict } from './verdict.ts';

export const migrationsCheck = (databaseUrl: string, local: boolean): Check => ({
  name: 'Migrations',
  async run() {
    try {
      const pending = await pendingMigrations(databaseUrl);
      if (pending.length === 0) return ok('all applied');
      return failed(`${pending.length} pending: ${pending.join(', ')}.`, local ? 'Start again: `pnpm start` applies them.' : 'Apply them with `SAGE_MIGRATE=1 pnpm start`, or `supabase db push`.');
    } catch (error) {
      return failed(`Unknown: ${reason(error)}.`, 'Mend the connection to Postgres first.');
    }
  },
});

/** What row-level security rests on. Each query names what should not be. */
const SURPRISES: { says: string; sql: string }[] = [
  {
    says: 'roles are missing',
    sql: `select name from unnest(array['anon', 'authenticated', 'service_role', 'authenticator', 'sage_intake']) name where not exists (select from pg_roles where rolname = name)`,
  },
  {
    says: 'authenticator may not become',
    sql: `select member.rolname as name from pg_roles login, pg_roles member where login.rolname = 'authenticator' and member.rolname in ('anon', 'authenticated', 'service_role', 'sage_intake')
      and not exists (select from pg_auth_members m where m.roleid = member.oid and m.member = login.oid)`,
  },
  {
    says: 'anyone may use the tables',
    sql: `select distinct table_name as name from information_schema.role_table_grants where table_schema = 'public' and grantee in ('anon', 'PUBLIC', 'sage_intake')`,
  },
  {
    says: 'row-level security is off for',
    sql: `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)`,
  },
  {
    says: 'anyone may execute',
    sql: `select p.proname as name from pg_proc p where p.pronamespace = 'public'::regnamespace and exists (select from pg_roles where rolname = 'anon') and has_function_privilege('anon', p.oid, 'execute')
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
  },
];

export const grantsCheck = (databaseUrl: string): Check => ({
  name: 'Grants',
  async run() {
    const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
    try {
      await client.connect();
      return await grantsVerdict(client);
    } catch (error) {
      return failed(`Unknown: ${reason(error)}.`, 'Mend the connection to Postgres first.');
    } finally {
      await client.end().catch(() => undefined);
    }
  },
});

async function grantsVerdict(client: Pick<pg.Client, 'query'>): Promise<Verdict> {
  const found: string[] = [];
  for (const { says, sql } of SURPRISES) {
    const { rows } = await client.query<{ name: string }>(sql);
    if (rows.length > 0) found.push(`${says}: ${rows.map(({ name }) => name).join(', ')}`);
  }
  if (found.length === 0) return ok('as the migrations made them');
  return failed(`${found.join('; ')}.`, 'Someone changed grants by hand, or migrations are pending. Apply the migrations, and take back what is named here.');
}
