import type { Stripe } from 'stripe';
import { API_VERSION } from '../api/version.ts';
import { type Book, findSwitches, setTimer } from '../state/book.ts';
import { newId } from '../state/ids.ts';
import type { Delivery, Event } from '../state/tables.ts';
import { ENDPOINT_EVENTS } from './endpoint-events.ts';

/** Stores an event with its object as it is now, and puts its deliveries in the queue. */
export function emit(book: Book, type: Stripe.Event['type'], object: object): Event {
  const isWanted = book.hasEndpoint && ENDPOINT_EVENTS.has(type);
  const event = book.put('events', {
    id: newId('evt'),
    object: 'event',
    api_version: API_VERSION,
    created: book.seconds,
    data: { object } as Stripe.Event.Data,
    livemode: false,
    pending_webhooks: isWanted ? 1 : 0,
    request: book.request ?? { id: null, idempotency_key: null },
    type,
  } satisfies Event);
  if (isWanted) queue(book, event);
  return event;
}

function queue(book: Book, event: Event): void {
  const { copies, forge, drop, delay_ms, shuffle_ms } = findSwitches(book);
  const isDropped = Math.random() < drop;
  const add = (kind: Delivery['kind'], at: number) => {
    const status = isDropped ? 'dropped' : 'pending';
    const delivery = book.put('deliveries', {
      id: newId('whd'),
      event: event.id,
      type: event.type,
      kind,
      status,
      created: book.now,
      attempts: [],
      tries: 0,
    });
    if (!isDropped) setTimer(book, 'deliver', delivery.id, at);
  };
  for (let i = 0; i < forge; i++) add('forged', book.now);
  for (let i = 0; i < copies; i++) add('genuine', book.now + delay_ms + Math.floor(Math.random() * shuffle_ms));
}

/** Sends an event once more, whatever became of it. */
export function redeliver(book: Book, event: Event): Delivery {
  const delivery = book.put('deliveries', {
    id: newId('whd'),
    event: event.id,
    type: event.type,
    kind: 'genuine',
    status: 'pending',
    created: book.now,
    attempts: [],
    tries: 0,
  });
  setTimer(book, 'deliver', delivery.id, book.now);
  return delivery;
}
