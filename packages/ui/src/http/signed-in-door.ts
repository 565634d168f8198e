import { redirect } from '@remix-run/node';
import { failureResponse, type ShownFailure } from './failure-response.ts';

/** What a loader or an action is given, as far as it is needed here. */
export interface Asked {
  request: Request;
  context: { requestId: string };
}

/** An app's runtime of the domain. */
interface DoorParts<Sage, Context, Facts, Failure extends ShownFailure, Args extends Asked> {
  runtime: {
    contextFor(facts: Facts): Promise<Context>;
    caller(context: Context): Sage;
    handle(request: Request, facts: Facts): Promise<Response>;
  };
  factsOf: (args: Args) => Promise<Facts>;
  failureOf: (thrown: unknown) => Failure;
}

/** The way from the routes of an app for people who sign in, into the domain. */
export function signedInDoor<Sage, Context, Facts, Failure extends ShownFailure, Args extends Asked>({ runtime, factsOf, failureOf }: DoorParts<Sage, Context, Facts, Failure, Args>) {
  /** The loaders of one request share one context, so that the session is checked once. */
  const contexts = new WeakMap<object, Promise<Context>>();
  const contextOf = (args: Args): Promise<Context> => {
    const context = contexts.get(args.context) ?? factsOf(args).then(runtime.contextFor);
    contexts.set(args.context, context);
    return context;
  };

  /** Asks the domain. A refusal comes back as a value, for a form that shows it. */
  async function tryApi<T>(args: Args, call: (sage: Sage) => Promise<T>): Promise<{ value: T } | { failure: Failure }> {
    try {
      return { value: await call(runtime.caller(await contextOf(args))) };
    } catch (thrown) {
      return { failure: failureOf(thrown) };
    }
  }

  /** Asks the domain. Whoever is signed out is sent to sign in and comes back; any other refusal is thrown for the nearest error boundary. */
  async function api<T>(args: Args, call: (sage: Sage) => Promise<T>): Promise<T> {
    const answer = await tryApi(args, call);
    if ('value' in answer) return answer.value;
    throw refusalOf(args, answer.failure);
  }

  /** What `api` throws. */
  const refusalOf = ({ request, context }: Args, failure: Failure): Response =>
    failure.kind === 'signed_out' ? toSignIn(request) : failureResponse(failure, request, context.requestId);

  /** The browser's way in. */
  const handleTrpc = async (args: Args): Promise<Response> => runtime.handle(args.request, await factsOf(args));

  return { tryApi, api, refusalOf, handleTrpc };
}

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
