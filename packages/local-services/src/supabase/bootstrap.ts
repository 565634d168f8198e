import pg from 'pg';
import { BOOTSTRAP_SQL } from './bootstrap-sql.ts';
import { API_LOGINS, loginPassword } from './logins.ts';

/** Makes a bare database look like a new hosted Supabase project. Before the migrations, as the administrator; again without effect. */
export async function bootstrap(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`begin; select pg_advisory_xact_lock(hashtext('sage bootstrap')); set local client_min_messages = warning; ${BOOTSTRAP_SQL} commit;`);
    for (const login of API_LOGINS) {
      await client.query(`alter role ${login} password ${client.escapeLiteral(loginPassword(adminUrl, login))}`);
    }
  } finally {
    await client.end();
  }
}
