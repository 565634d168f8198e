import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc';
import superjson from 'superjson';
import { failureOf } from '../failure.ts';

/** What tRPC would have answered, for requests that never reach it. */
export function refusal(thrown: unknown, headers: Headers): Response {
  const { status, ...failure } = failureOf(thrown);
  if (status === 405) headers.set('Allow', 'GET, POST');
  const { code, message } = failure;
  const error = superjson.serialize({ message, code: TRPC_ERROR_CODES_BY_KEY[code], data: { ...failure, httpStatus: status } });
  return Response.json({ error }, { status, headers });
}
