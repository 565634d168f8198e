import { redirect, type AppLoadContext, type LoaderFunctionArgs } from '@remix-run/node';
import { readEnv } from '@sage/config/process-env';
import { createPortalRuntime, failureOf, portalRuntimeEnv, type Context, type Facts, type Failure } from '@sage/domain/portal';
import type {} from '@sage/server';
import { failureResponse } from '@sage/ui/server';
import { session } from './session.server.ts';

export type Args = Pick<LoaderFunctionArgs, 'request' | 'context'>;

const runtime = createPortalRuntime(readEnv(portalRuntimeEnv));
export type Sage = ReturnType<typeof runtime.caller>;

const factsOf = async ({ request, context: { requestId, address, log } }: Args): Promise<Facts> => ({
  requestId,
  address,
  log,
  userAgent: request.headers.get('User-Agent') ?? '',
  sessionToken: await session.read(request),
});

/** The loaders of one request share one context, so that the session is checked once. */
const contexts = new WeakMap<AppLoadContext, Promise<Context>>();

function contextOf(args: Args): Promise<Context> {
  const context = contexts.get(args.context) ?? factsOf(args).then(runtime.contextFor);
  contexts.set(args.context, context);
  return context;
}

/** Asks the domain. A refusal comes back as a value, for a form that shows it. */
export async function tryApi<T>(args: Args, call: (sage: Sage) => Promise<T>): Promise<{ value: T } | { failure: Failure }> {
  try {
    return { value: await call(runtime.caller(await contextOf(args))) };
  } catch (thrown) {
    return { failure: failureOf(thrown) };
  }
}

/** Asks the domain. Whoever is signed out is sent to sign in and comes back; any other refusal is thrown for the nearest error boundary. */
export async function api<T>(args: Args, call: (sage: Sage) => Promise<T>): Promise<T> {
  const answer = await tryApi(args, call);
  if ('value' in answer) return answer.value;
  throw refusalOf(args, answer.failure);
}

/** What `api` throws. */
export const refusalOf = ({ request, context }: Args, failure: Failure): Response =>
  failure.kind === 'signed_out' ? toSignIn(request) : failureResponse(failure, request, context.requestId);

/** Where somebody was: the page itself, or, when a form was sent, the page that it stands on. */
function pathOf({ method, url, headers }: Request): string {
  const here = new URL(url);
  if (method === 'GET') return here.pathname + here.search;
  const referer = headers.get('Referer') ?? '';
  if (!URL.canParse(referer)) return '/';
  const from = new URL(referer);
  return from.host === here.host ? from.pathname + from.search : '/';
}

export function toSignIn(request: Request): Response {
  const path = pathOf(request);
  return redirect(path === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ to: path }).toString()}`);
}

/** The browser's way in. */
export const handleTrpc = async (args: Args) => runtime.handle(args.request, await factsOf(args));
