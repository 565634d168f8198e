import { operationOf } from '../../stand-in/operations.ts';
import { STRIPE_OPERATIONS } from '../operations.ts';
import { type Book, findSwitches } from '../state/book.ts';
import type { Switches } from '../state/switches.ts';
import { newRequestId, transact, type World } from '../world.ts';
import { refusal, replyOf, responseOf, type Reply } from './answer.ts';
import { readBody } from './body.ts';
import type { Call } from './call.ts';
import { expandAll } from './expand.ts';
import { parseForm } from './form.ts';
import { HANDLERS } from './handlers.ts';
import { findAnswer, keyedRequest, type Keyed } from './idempotency.ts';
import { checkKey } from './key.ts';
import { Problem } from './problem.ts';

/** Answers under /v1 as api.stripe.com does. */
export async function serveApi(world: World, request: Request, secretKey: string): Promise<Response> {
  const requestId = newRequestId();
  try {
    checkKey(request.headers, secretKey);
    const { pathname, search } = new URL(request.url);
    const isRead = request.method === 'GET' || request.method === 'DELETE';
    const text = isRead ? search.slice(1) : await readBody(request);
    const keyed = isRead ? undefined : keyedRequest(request.headers, pathname, text);
    const cause = { id: requestId, idempotency_key: keyed?.key ?? null };
    const { reply, isLost } = transact(world, (book) => answer(book, request, text, { requestId, keyed }), cause);
    return isLost ? Response.error() : responseOf(reply, keyed?.key);
  } catch (error) {
    if (error instanceof Problem) return responseOf(refusal(error.status, error.error, requestId));
    const message = `The stand-in has an error of its own: ${error instanceof Error ? error.message : String(error)}`;
    return responseOf(refusal(500, { type: 'api_error', message }, requestId));
  }
}

/** What happens within the one transaction of a request: the work, its answer and the idempotency key. */
function answer(
  book: Book,
  request: Request,
  text: string,
  { requestId, keyed }: { requestId: string; keyed: Keyed | undefined },
): { reply: Reply; isLost: boolean } {
  const before = keyed && findAnswer(book, keyed);
  if (before) return { reply: { ...before, isReplay: true }, isLost: false };
  const isWrite = request.method === 'POST';
  const { fail_next, fail_after_work, lose_next } = findSwitches(book);
  const fails = isWrite && fail_next > 0;
  const isLost = isWrite && !fails && lose_next > 0;
  const done = fails && !fail_after_work ? undefined : work(book, request, text);
  if (fails) countDown(book, 'fail_next');
  if (isLost) countDown(book, 'lose_next');
  const reply =
    fails || !done ? refusal(500, { type: 'api_error', message: 'An unknown error occurred.' }, requestId) : replyOf(200, done, requestId);
  if (keyed) book.put('answers', { id: keyed.key, fingerprint: keyed.fingerprint, ...reply, at: book.now });
  return { reply, isLost };
}

function work(book: Book, request: Request, text: string): object {
  const { pathname, origin } = new URL(request.url);
  const operation = operationOf(STRIPE_OPERATIONS, request.method, pathname);
  const handler = HANDLERS[operation];
  if (!handler)
    throw new Problem(501, { type: 'api_error', code: 'not_implemented', message: `The stand-in does not do ${operation} yet.` });
  const params = parseForm(text);
  const call: Call = {
    id: idOf(STRIPE_OPERATIONS[operation] ?? '', pathname),
    params,
    pages: origin === 'https://api.stripe.com' ? 'https://checkout.stripe.com' : origin,
  };
  const object = handler(book, call);
  return expandAll(book, object, Array.isArray(params.expand) ? params.expand.map(String) : []);
}

function idOf(route: string, pathname: string): string {
  const place = route.split('/').indexOf(':id');
  return place < 0 ? '' : decodeURIComponent(pathname.split('/')[place] ?? '');
}

const countDown = (book: Book, name: 'fail_next' | 'lose_next') => {
  const all: Switches = findSwitches(book);
  book.put('switches', { ...all, [name]: all[name] - 1 });
};
