import { DatabaseError } from '@sage/db';
import { TRPCError } from '@trpc/server';
import type { Facts } from '../context.ts';
import { failureOf, isOurs } from '../failure.ts';

/** One line for what went wrong on our side, none for what a person did wrong. Never the input: it may hold a password. */
export function logFailure({ log, requestId }: Pick<Facts, 'log' | 'requestId'>, { error, path }: { error: unknown; path?: string }): void {
  const { kind } = failureOf(error);
  if (!isOurs({ kind })) return;
  const err = error instanceof TRPCError && error.cause ? error.cause : error;
  const details = { requestId, procedure: path, err, ...(err instanceof DatabaseError && { database: codeOf(err.cause) }) };
  if (kind === 'unavailable') log.warn(details, 'the database is not available');
  else log.error(details, 'a request failed');
}

/** Without `details` and `hint`, where Postgres quotes whole rows. */
function codeOf(cause: unknown) {
  const { code, status, message } = (cause ?? {}) as { code?: string; status?: number; message?: string };
  return { code, status, message };
}
