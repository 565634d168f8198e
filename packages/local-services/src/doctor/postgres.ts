import pg from 'pg';
import { isTransactionPooler } from '../start/connections.ts';
import { failed, ok, reason, type Check, type Verdict } from './verdict.ts';

/** As much of a connection as the session test needs. */
export type Session = Pick<pg.Client, 'query'>;

const SESSION_MODE = 'Use the direct or the session-mode string (Supabase → Connect, port 5432): LISTEN, migrations and jobs need a session.';

export const postgresCheck = (databaseUrl: string, local: boolean): Check => ({
  name: 'Postgres',
  async run() {
    if (isTransactionPooler(databaseUrl)) return failed('DATABASE_URL leads to a transaction pooler (port 6543).', SESSION_MODE);
    const clients = [new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 }), new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })] as const;
    for (const client of clients) client.on('error', () => undefined);
    try {
      for (const client of clients) await client.connect();
      return await sessionVerdict(...clients);
    } catch (error) {
      return failed(`It cannot be reached: ${reason(error)}.`, local ? 'Start the local services first: `pnpm start` or `pnpm turbo run dev`.' : 'Check host, port, user, password and database of DATABASE_URL, and that this machine may connect.');
    } finally {
      await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
    }
  },
});

/**
 * Behind a transaction pooler the second one takes over the server connection that listens while its transaction is open, so
 * the first is no longer on it.
 */
export async function sessionVerdict(first: Session, second: Session): Promise<Verdict> {
  await first.query('listen sage_doctor');
  await second.query('begin');
  await second.query('select 1');
  const { rows } = await first.query<{ channel: string }>('select pg_listening_channels() as channel');
  await second.query('rollback');
  await first.query('unlisten sage_doctor');
  if (!rows.some(({ channel }) => channel === 'sage_doctor')) return failed('DATABASE_URL leads to a transaction pooler: a session does not keep what it asked for.', SESSION_MODE);
  const version = await first.query<{ version: string }>(`select current_setting('server_version') as version`);
  return ok(`reachable, session mode, version ${version.rows[0]?.version}`);
}
