import { randomBytes } from 'node:crypto';
import { type Book, setTimer } from '../state/book.ts';
import type { Attempt, Delivery, Event } from '../state/tables.ts';
import { type Endpoint, transact, type World } from '../world.ts';
import { signatureOf } from './signature.ts';

const PATIENCE_MS = 20_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 60_000;
const GIVES_UP_MS = 3 * 24 * 60 * 60 * 1000;
const KEPT_ATTEMPTS = 20;

/** Sends one delivery, writes down how it went, and plans the next try when it did not arrive. */
export async function deliver(world: World, id: string): Promise<void> {
  const { delivery, event } = transact(world, (book) => ({ delivery: book.find('deliveries', id), event: eventOf(book, id) }));
  if (!world.endpoint || !delivery || !event) return transact(world, (book) => book.remove('timers', `deliver:${id}`));
  const attempt = await send(world.endpoint, event, delivery.kind === 'forged', world.now());
  transact(world, (book) => record(book, id, attempt));
}

const eventOf = (book: Book, id: string) => book.find('events', book.find('deliveries', id)?.event ?? '');

async function send(endpoint: Endpoint, event: Event, isForged: boolean, now: number): Promise<Attempt> {
  const payload = JSON.stringify(event, null, 2);
  const secret = isForged ? `whsec_${randomBytes(24).toString('base64url')}` : endpoint.secret;
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Stripe/1.0 (stand-in)',
    'stripe-signature': signatureOf(payload, secret, Math.floor(now / 1000)),
  };
  const started = performance.now();
  const ended = (status: number | null, error: string | null): Attempt => ({
    at: now,
    milliseconds: Math.round(performance.now() - started),
    status,
    error,
  });
  try {
    const request = new Request(endpoint.url, {
      method: 'POST',
      headers,
      body: payload,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const response = await (endpoint.fetch ?? fetch)(request);
    await response.arrayBuffer();
    return ended(response.status, null);
  } catch (error) {
    const { cause } = error as Error;
    return ended(null, cause instanceof Error ? cause.message : (error as Error).message);
  }
}

function record(book: Book, id: string, attempt: Attempt): void {
  const delivery = book.find('deliveries', id);
  if (!delivery) return;
  const arrived = attempt.status !== null && attempt.status >= 200 && attempt.status < 300;
  const isOver = arrived || delivery.kind === 'forged' || attempt.at - delivery.created > GIVES_UP_MS;
  const attempts = [...delivery.attempts, attempt].slice(-KEPT_ATTEMPTS);
  const tries = delivery.tries + 1;
  book.change('deliveries', delivery, { attempts, tries, status: statusAfter(arrived, isOver) });
  if (isOver) book.remove('timers', `deliver:${id}`);
  else setTimer(book, 'deliver', id, book.now + waitAfter(tries));
  const event = book.find('events', delivery.event);
  if (arrived && event && delivery.kind === 'genuine') book.change('events', event, { pending_webhooks: 0 });
}

const statusAfter = (arrived: boolean, isOver: boolean): Delivery['status'] => {
  if (arrived) return 'delivered';
  return isOver ? 'failed' : 'pending';
};

const waitAfter = (tries: number) => Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), LONGEST_WAIT_MS);
