import { failChallenge } from '../money/decline.ts';
import { expireSession } from '../money/expire-session.ts';
import { paySession, type PayResult } from '../money/pay-session.ts';
import { type Book, clearTimer } from '../state/book.ts';
import type { CheckoutSession } from '../state/tables.ts';
import { transact, type World } from '../world.ts';
import { asset, ICON } from './layout.ts';
import { challengePage, completePage, expiredPage, successUrl, unknownPage } from './other-pages.ts';
import { payPage } from './pay-page.ts';
import { readPayForm } from './pay-form.ts';
import { STYLE } from './style.ts';

const LARGEST_FORM = 10_000;

/** `/c/pay/<session>` and the challenge below it. */
export async function servePayPages(world: World, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === '/c/style.css') return asset('text/css', STYLE);
  if (pathname === '/c/icon.svg') return asset('image/svg+xml', ICON);
  const [, id, step] = /^\/c\/pay\/(cs_\w+)(?:\/(challenge))?$/.exec(pathname) ?? [];
  const form = request.method === 'POST' ? new URLSearchParams((await request.text()).slice(0, LARGEST_FORM)) : undefined;
  return transact(world, (book) => {
    const session = id ? current(book, id) : undefined;
    if (!session) return unknownPage();
    if (session.status === 'complete') return completePage(session);
    if (session.status === 'expired') return expiredPage(session);
    if (step) return challenge(book, session, form);
    return form ? pay(book, session, form) : showPay(book, session);
  });
}

/** A session whose time is up is expired at the latest when somebody looks. */
function current(book: Book, id: string): CheckoutSession | undefined {
  const session = book.find('sessions', id);
  if (session?.status !== 'open' || session.expires_at * 1000 > book.now) return session;
  clearTimer(book, 'expire', id);
  return expireSession(book, session);
}

const itemsOf = (book: Book, { id }: CheckoutSession) => book.find('orders', id)?.items ?? [];
const errorOf = (book: Book, { payment_intent }: CheckoutSession) =>
  payment_intent ? book.find('intents', payment_intent)?.last_payment_error?.message : undefined;
const showPay = (book: Book, session: CheckoutSession) =>
  payPage({ session, items: itemsOf(book, session), error: errorOf(book, session) });

function pay(book: Book, session: CheckoutSession, form: URLSearchParams): Response {
  const { typed, wrong, filled } = readPayForm(form, book.now);
  if (!filled || !session.payment_method_types.includes(filled.method.type))
    return payPage({ session, items: itemsOf(book, session), typed, wrong });
  const result = paySession(book, session, filled.payer, filled.method);
  if (result === 'challenge') book.put('challenges', { id: session.id, ...filled });
  if (result !== 'declined') return next(session, result);
  const now = book.find('sessions', session.id) ?? session;
  return payPage({ session: now, items: itemsOf(book, now), typed, error: errorOf(book, now) });
}

function challenge(book: Book, session: CheckoutSession, form: URLSearchParams | undefined): Response {
  const asked = book.find('challenges', session.id);
  if (!asked) return redirect(`/c/pay/${session.id}`);
  if (!form) return challengePage(session);
  book.remove('challenges', session.id);
  if (form.get('outcome') === 'complete') return next(session, paySession(book, session, asked.payer, asked.method, true));
  const intent = session.payment_intent && book.find('intents', session.payment_intent);
  if (intent) failChallenge(book, intent);
  return redirect(`/c/pay/${session.id}`);
}

const next = (session: CheckoutSession, result: PayResult) =>
  redirect(result === 'challenge' ? `/c/pay/${session.id}/challenge` : successUrl(session));
const redirect = (location: string) => new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
