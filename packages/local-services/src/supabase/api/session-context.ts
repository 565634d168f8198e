import type { PostgresConnection } from '@supabase/lite/postgres';
import { requestScope } from './request-scope.ts';

/** The part of lite's context that tells who asks. */
export interface Caller {
  auth?: { role?: string; uid?: string | null; jwt?: unknown };
  storage?: { operation?: string | null };
}

/** `none` and the login role would give the request the login's own rights. */
const NOT_FOR_REQUESTS = new Set(['none', 'authenticator', 'lite_schema_reader']);

/**
 * Tells Postgres who asks, as PostgREST does: in one statement (lite sends six), with the headers of the request on every
 * kind of request (lite sends them with RPC only), and never as a role that no request may have.
 */
export async function applyCaller(transaction: PostgresConnection['kysely'], { auth, storage }: Caller): Promise<void> {
  const role = String(auth?.role || 'anon');
  if (NOT_FOR_REQUESTS.has(role)) throw Object.assign(new Error(`permission denied to set role "${role}"`), { code: '42501' });
  const scope = requestScope.getStore();
  const settings: Record<string, string> = {
    'role': role,
    'request.jwt.claim.sub': auth?.uid ?? '',
    'request.jwt.claim.role': role,
    'request.jwt.claims': auth?.jwt && typeof auth.jwt === 'object' ? JSON.stringify(auth.jwt) : '',
    'request.method': scope?.method ?? '',
    'request.path': scope?.path ?? '',
    'request.headers': JSON.stringify(scope?.headers ?? {}),
    'storage.operation': storage?.operation ?? '',
  };
  const entries = Object.entries(settings);
  await transaction
    .selectNoFrom((sql) => entries.map(([name, value], i) => sql.fn<string>('set_config', [sql.val(name), sql.val(value), sql.lit(true)]).as(`s${i}`)))
    .execute();
}
