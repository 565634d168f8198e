import { z } from '@sage/config/z';
import { found, Problem } from '../api/problem.ts';
import { closeDispute } from '../money/disputes.ts';
import { failRefund, refundCharge } from '../money/refunds.ts';
import { type Book, findSwitches } from '../state/book.ts';
import { switches } from '../state/switches.ts';
import { redeliver } from '../webhooks/emit.ts';
import { transact, type World } from '../world.ts';
import { overviewPage } from './overview-page.ts';

type Control = (book: Book, id: string, body: unknown) => object;

const LARGEST = 100_000;

/** What tests and the overview page may do beside the API: the table is the documentation. */
const CONTROLS: [RegExp, Control][] = [
  [/^GET \/_control\/switches$/, (book) => findSwitches(book)],
  [
    /^POST \/_control\/switches$/,
    (book, _id, body) => book.put('switches', switches.parse({ ...findSwitches(book), ...(body as object) })),
  ],
  [/^POST \/_control\/pause$/, (book) => book.put('switches', { ...findSwitches(book), paused: true })],
  [/^POST \/_control\/resume$/, (book) => book.put('switches', { ...findSwitches(book), paused: false })],
  [/^POST \/_control\/switches\/reset$/, (book) => book.put('switches', switches.parse({}))],
  [/^GET \/_control\/deliveries$/, (book) => ({ deliveries: book.list('deliveries') })],
  [/^POST \/_control\/events\/(\w+)\/deliver$/, (book, id) => redeliver(book, found(book.find('events', id), 'event', id))],
  [/^POST \/_control\/charges\/(\w+)\/refund$/, (book, id) => refundCharge(book, found(book.find('charges', id), 'charge', id), {})],
  [/^POST \/_control\/refunds\/(\w+)\/fail$/, (book, id) => fail(book, id)],
  [
    /^POST \/_control\/disputes\/(\w+)\/close$/,
    (book, id, body) => closeDispute(book, found(book.find('disputes', id), 'dispute', id), outcome.parse(body).status),
  ],
];
const outcome = z.object({ status: z.enum(['won', 'lost']) });

function fail(book: Book, id: string): object {
  const refund = found(book.find('refunds', id), 'refund', id);
  return failRefund(book, refund, found(book.find('charges', refund.charge), 'charge', refund.charge));
}

/** `/` and everything under `/_control`. A form of the overview page comes back to it; all else is JSON. */
export async function serveControl(world: World, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === '/') return transact(world, (book) => overviewPage(book, world.endpoint?.url));
  const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;
  try {
    const body = request.method === 'POST' ? read((await request.text()).slice(0, LARGEST), isForm) : undefined;
    const result = transact(world, (book) => perform(book, `${request.method} ${pathname}`, body));
    return isForm ? new Response(null, { status: 303, headers: { location: '/' } }) : Response.json(result);
  } catch (error) {
    return Response.json({ error: (error as Error).message }, { status: error instanceof Problem ? error.status : 400 });
  }
}

const read = (text: string, isForm: boolean): unknown =>
  isForm ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(text || '{}');

function perform(book: Book, route: string, body: unknown): object {
  for (const [pattern, control] of CONTROLS) {
    const match = pattern.exec(route);
    if (match) return control(book, match[1] ?? '', body);
  }
  throw new Problem(404, { type: 'invalid_request_error', message: `There is no ${route}.` });
}
