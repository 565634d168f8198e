import type { Client } from 'pg';
import type { Actor } from './actors.ts';

export interface Attempt {
  actor: Pick<Actor, 'role' | 'claims'>;
  sql: string;
}

/** Number of rows reached, or the SQLSTATE that refused. */
export type Outcome = number | string;

// The statement runs in a subtransaction that always ends by an exception, so it leaves nothing behind, the role and the claims included.
const ATTEMPT = `
  create or replace function pg_temp.attempt(p_role text, p_claims text, p_sql text) returns text language plpgsql as $$
  declare
    reached bigint;
  begin
    perform set_config('request.jwt.claims', p_claims, true), set_config('role', p_role, true);
    execute p_sql;
    get diagnostics reached = row_count;
    raise exception using errcode = 'ZZ001', message = reached;
  exception
    when sqlstate 'ZZ001' then return sqlerrm;
    when others then return sqlstate;
  end $$`;

/** Runs every statement as its actor, in one round trip, and undoes it. The connection must be a superuser's. */
export async function attemptAll(client: Client, attempts: Attempt[]): Promise<Outcome[]> {
  await client.query(ATTEMPT);
  const { rows } = await client.query<{ outcome: string }>(
    `select pg_temp.attempt(a ->> 'role', a ->> 'claims', a ->> 'sql') as outcome
     from jsonb_array_elements($1) with ordinality as list(a, place) order by place`,
    [JSON.stringify(attempts.map(({ actor, sql }) => ({ role: actor.role, claims: JSON.stringify(actor.claims), sql })))],
  );
  return rows.map(({ outcome }) => (/^\d{1,4}$/.test(outcome) ? Number(outcome) : outcome));
}
