import { balance } from './balance.ts';
import type { ApiHandler } from './call.ts';
import { charges } from './charges.ts';
import { checkoutSessions } from './checkout-sessions.ts';
import { customers } from './customers.ts';
import { disputes } from './disputes.ts';
import { events } from './events.ts';
import { paymentIntents } from './payment-intents.ts';
import { prices } from './prices.ts';
import { products } from './products.ts';
import { refunds } from './refunds.ts';

/** What the stand-in does, by the names of `operations.ts`; it answers 501 to the rest. */
export const HANDLERS: Readonly<Record<string, ApiHandler>> = {
  'balance.retrieve': balance.retrieve,
  'checkout.sessions.create': checkoutSessions.create,
  'checkout.sessions.list': checkoutSessions.list,
  'checkout.sessions.retrieve': checkoutSessions.retrieve,
  'checkout.sessions.expire': checkoutSessions.expire,
  'checkout.sessions.listLineItems': checkoutSessions.listLineItems,
  'customers.create': customers.create,
  'customers.list': customers.list,
  'customers.retrieve': customers.retrieve,
  'paymentIntents.list': paymentIntents.list,
  'paymentIntents.retrieve': paymentIntents.retrieve,
  'charges.list': charges.list,
  'charges.retrieve': charges.retrieve,
  'refunds.create': refunds.create,
  'refunds.list': refunds.list,
  'refunds.retrieve': refunds.retrieve,
  'disputes.list': disputes.list,
  'disputes.retrieve': disputes.retrieve,
  'events.list': events.list,
  'events.retrieve': events.retrieve,
  'products.create': products.create,
  'products.list': products.list,
  'products.retrieve': products.retrieve,
  'prices.create': prices.create,
  'prices.list': prices.list,
  'prices.retrieve': prices.retrieve,
};
