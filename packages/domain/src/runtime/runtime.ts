import type { AnyTRPCRouter } from '@trpc/server';
import type { Context, Door, Facts } from '../context.ts';
import { toTrpcError } from '../failure.ts';
import { handleHttp } from './http.ts';
import { logFailure } from './log-failure.ts';

type OnError = (event: { error: unknown; path?: string }) => void;

export interface RuntimeParts<Caller> {
  router: AnyTRPCRouter;
  /** From `createCallerFactory(router)`. */
  createCaller: (context: Context, options: { onError: OnError }) => Caller;
  openContext: (facts: Facts, door: Door) => Promise<Context>;
}

/** One app's way into the domain, made once per process. */
export interface Runtime<Caller> {
  /** Once per request: it checks the session. @throws TRPCError `SERVICE_UNAVAILABLE` when the database is away. */
  contextFor(facts: Facts): Promise<Context>;
  /** For loaders and actions: no HTTP in between. */
  caller(context: Context): Caller;
  /** Answers `/api/trpc/*`. Never throws. */
  handle(request: Request, facts: Facts): Promise<Response>;
}

export function createRuntime<Caller>({ router, createCaller, openContext }: RuntimeParts<Caller>): Runtime<Caller> {
  const open = (facts: Facts, door: Door) =>
    openContext(facts, door).catch((error: unknown) => {
      throw toTrpcError(error);
    });
  return {
    contextFor: (facts) =>
      open(facts, 'server').catch((error: unknown) => {
        logFailure(facts, { error });
        throw error;
      }),
    caller: (context) => createCaller(context, { onError: (event) => logFailure(context, event) }),
    handle: (request, facts) =>
      handleHttp(request, { router, openContext: () => open(facts, 'http'), onError: (event) => logFailure(facts, event) }),
  };
}
