import type { Client, QueryResultRow } from 'pg';

export type ActorKind = 'system' | 'team' | 'admin' | 'client' | 'intake';

const CLAIMS: Record<ActorKind, Record<string, string>> = {
  system: { role: 'service_role' },
  intake: { role: 'sage_intake' },
  team: { role: 'authenticated', user_type: 'team' },
  admin: { role: 'authenticated', user_type: 'admin' },
  client: { role: 'authenticated', user_type: 'sage_client' },
};

export interface Acting {
  kind: ActorKind;
  userId?: string;
  /** Further claims, such as request_id and address. */
  claims?: Record<string, string>;
  reason?: string;
  /** Take on the Data API's role too, so that grants and row-level security count. Without it only the claims are set. */
  asRole?: boolean;
}

/** Runs `work` in a transaction with the actor's claims. It is rolled back unless `keep` is set. */
export async function acting<T>(
  client: Client,
  { kind, userId, claims, reason, asRole }: Acting,
  work: () => Promise<T>,
  { keep = false } = {},
): Promise<T> {
  const all: Record<string, string | undefined> = { ...CLAIMS[kind], ...(userId && { sub: userId }), ...claims };
  await client.query('begin');
  try {
    await client.query(`select set_config('request.jwt.claims', $1, true), set_config('sage.reason', $2, true)`, [
      JSON.stringify(all),
      reason ?? '',
    ]);
    if (asRole) await client.query(`select set_config('role', $1, true)`, [all.role]);
    const result = await work();
    await client.query(keep ? 'commit' : 'rollback');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** The only row of an answer. */
export async function one<R extends QueryResultRow>(client: Client, sql: string, values: unknown[] = []): Promise<R> {
  const { rows } = await client.query<R>(sql, values);
  if (rows.length !== 1) throw new Error(`${rows.length} rows instead of one: ${sql}`);
  return rows[0]!;
}

/** The SQLSTATE and message that refused, or null when nothing did. */
export const refusal = (attempt: Promise<unknown>): Promise<{ code: string; message: string } | null> =>
  attempt.then(
    () => null,
    ({ code, message }: { code: string; message: string }) => ({ code, message }),
  );
