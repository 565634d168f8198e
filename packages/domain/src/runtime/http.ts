import { TRPCError, type AnyTRPCRouter } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import type { Context } from '../context.ts';
import { failureOf } from '../failure.ts';
import { narrowRequest } from './narrow-request.ts';
import { refusal } from './refusal.ts';

export const ENDPOINT = '/api/trpc';
const MOST_CALLS_IN_A_BATCH = 10;

export interface HttpParts {
  router: AnyTRPCRouter;
  openContext: () => Promise<Context>;
  onError: (event: { error: unknown; path?: string }) => void;
}

export async function handleHttp(request: Request, { router, openContext, onError }: HttpParts): Promise<Response> {
  try {
    return await fetchRequestHandler({
      endpoint: ENDPOINT,
      req: await narrowRequest(request),
      router,
      createContext: openContext,
      maxBatchSize: MOST_CALLS_IN_A_BATCH,
      onError: ({ error, path }) => onError({ error, path }),
      responseMeta: ({ errors }) => ({ headers: answerHeaders(errors) }),
    });
  } catch (thrown) {
    if (!(thrown instanceof TRPCError)) onError({ error: thrown });
    return refusal(thrown, answerHeaders([thrown]));
  }
}

function answerHeaders(errors: unknown[]): Headers {
  const headers = new Headers({ 'Cache-Control': 'no-store' });
  const waits = errors.map((error) => failureOf(error).retryAfterSeconds ?? 0);
  const longest = Math.max(0, ...waits);
  if (longest > 0) headers.set('Retry-After', String(longest));
  return headers;
}
