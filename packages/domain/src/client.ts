import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';
import superjson from 'superjson';

/** For the browser: `createTrpc<IntakeRouter>()`. Of a door, only the router's type may be imported there. */
export function createTrpc<Router extends AnyTRPCRouter>(url = '/api/trpc') {
  // The type of a router that is not yet known cannot say that it has this transformer; all of ours do.
  const transport = { url, transformer: superjson as never };
  return createTRPCClient<Router>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        true: httpSubscriptionLink<Router, never>(transport),
        false: httpBatchLink<Router>({ ...transport, maxURLLength: 2_000, maxItems: 10 }),
      }),
    ],
  });
}
