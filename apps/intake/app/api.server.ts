import type { LoaderFunctionArgs } from '@remix-run/node';
import { readEnv } from '@sage/config/process-env';
import { createIntakeRuntime, failureOf, type Failure, intakeRuntimeEnv, type Facts } from '@sage/domain/intake';
import type {} from '@sage/server';
import { failureResponse } from '@sage/ui/server';

export type Args = Pick<LoaderFunctionArgs, 'request' | 'context'>;

const runtime = createIntakeRuntime(readEnv(intakeRuntimeEnv));
export type Sage = ReturnType<typeof runtime.caller>;
export type Tier = Awaited<ReturnType<Sage['tiers']['list']>>[number];

const factsOf = ({ request, context: { requestId, address, log } }: Args): Facts => ({
  requestId,
  address,
  log,
  userAgent: request.headers.get('User-Agent') ?? '',
  sessionToken: null,
});

/** Asks the domain. A refusal comes back as a value, with the answer to throw for whoever does not show it. */
export async function tryApi<T>(args: Args, call: (sage: Sage) => Promise<T>): Promise<{ value: T } | { failure: Failure; refusal: Response }> {
  try {
    return { value: await call(runtime.caller(await runtime.contextFor(factsOf(args)))) };
  } catch (thrown) {
    const failure = failureOf(thrown);
    return { failure, refusal: failureResponse(failure, args.request, args.context.requestId) };
  }
}

/** Asks the domain. What it refuses is thrown as the answer, for the nearest error boundary. */
export async function api<T>(args: Args, call: (sage: Sage) => Promise<T>): Promise<T> {
  const answer = await tryApi(args, call);
  if ('value' in answer) return answer.value;
  throw answer.refusal;
}

/** The browser's way in. */
export const handleTrpc = (args: Args) => runtime.handle(args.request, factsOf(args));
