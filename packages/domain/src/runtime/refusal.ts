import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc';
import superjson from 'superjson';
import { failureOf } from '../failure.ts';

/** What tRPC would have answered, for requests that never reach it. */
export function refusal(thrown: unknown, headers: Headers): Response {
  const { status, ...failure } = failureOf(thrown);
  if (status === 405) headers.set('Allow', 'GET, POST');
  const error = superjson.serialize({ message: failure.message, code: TRPC_ERROR_CODES_BY_KEY[failure.code], data: { ...failure, httpStatus: status } });
  return Response.json({ error }, { status, headers });
}
