import { newId } from './state/ids.ts';
import type { Book } from './state/book.ts';
import type { Store } from './state/store.ts';

export interface Endpoint {
  url: string;
  /** `whsec_…` */
  secret: string;
  /** In the place of the network. */
  fetch?: (request: Request) => Promise<Response>;
}

/** What every part of the stand-in shares. */
export interface World {
  store: Store;
  endpoint: Endpoint | undefined;
  /** Milliseconds. */
  now(): number;
  /** Tells the clockwork that something may be due. */
  wake(): void;
  /** Ends the process at once, when a switch says so. */
  die(): void;
}

/** One transaction, and then whatever it made due. */
export function transact<R>(world: World, work: (book: Book) => R, request: Book['request'] = null): R {
  const now = world.now();
  const moment = { now, seconds: Math.floor(now / 1000), request, hasEndpoint: !!world.endpoint };
  const result = world.store.transact((records) => work({ ...records, ...moment }));
  world.wake();
  return result;
}

export const newRequestId = (): string => newId('req', 14);
