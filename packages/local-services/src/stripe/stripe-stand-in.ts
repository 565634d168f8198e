import type { StandIn } from '../stand-in/stand-in.ts';
import { serveApi } from './api/api.ts';
import { Clockwork } from './clockwork.ts';
import { serveControl } from './control/control.ts';
import { servePayPages } from './hosted/pay-pages.ts';
import { refuseForeign } from './own-origin.ts';
import { journalInMemory, journalOnDisk } from './state/journal.ts';
import { Store } from './state/store.ts';
import { countAnswer } from './webhooks/die.ts';
import type { Endpoint, World } from './world.ts';

export interface StripeStandInOptions {
  /** The only key that is accepted. */
  secretKey: string;
  /** Where events are delivered; without it they are only stored. */
  endpoint?: Endpoint;
  /** Keeps the state over the end of the process; without it the state is in memory. */
  folder?: string;
  /** Milliseconds. */
  now?: () => number;
  /** Ends the process at once, when a switch says so. */
  die?: () => void;
}

export interface StripeStandIn extends StandIn {
  /** Does all that is due now: expiries, slow payments, webhooks and their answers. It happens by itself too. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Answers like api.stripe.com under /v1, and like checkout.stripe.com under /c; `/` and `/_control` are its own. */
export function createStripeStandIn({
  secretKey,
  endpoint,
  folder,
  now = Date.now,
  die = () => undefined,
}: StripeStandInOptions): StripeStandIn {
  const store = new Store(folder ? journalOnDisk(folder) : journalInMemory());
  const world: World = { store, endpoint, now, die, wake: () => clockwork.wake() };
  const clockwork = new Clockwork(world);
  clockwork.wake();
  return {
    async fetch(request) {
      const { pathname } = new URL(request.url);
      if (pathname.startsWith('/c/')) return refuseForeign(request) ?? servePayPages(world, request);
      if (pathname === '/' || pathname.startsWith('/_control')) return refuseForeign(request) ?? serveControl(world, request);
      const response = await serveApi(world, request, secretKey);
      countAnswer(world);
      return response;
    },
    settle: () => clockwork.settle(),
    async close() {
      await clockwork.close();
      store.close();
    },
  };
}
