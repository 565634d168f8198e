import type { stripeEnv } from '@sage/config/env';
import type { z } from '@sage/config/z';
import type { CheckoutOrder, Json } from '@sage/db';
import { TRPCError } from '@trpc/server';
import { Stripe } from 'stripe';
import type { CheckoutPages, CheckoutSession, PaymentGateway } from '../payments/payments.port.ts';

export type StripeGatewayEnv = Pick<z.infer<typeof stripeEnv>, 'STRIPE_SECRET_KEY' | 'STRIPE_API_URL'>;

/** The SDK repeats what may be repeated, with the same key; parallel clicks meet a 409 there and get the session of the first. */
export function createStripe({ STRIPE_SECRET_KEY, STRIPE_API_URL }: StripeGatewayEnv): Stripe {
  const { hostname, port, protocol } = new URL(STRIPE_API_URL ?? 'https://api.stripe.com');
  return new Stripe(STRIPE_SECRET_KEY, {
    host: hostname,
    port: port || undefined,
    protocol: protocol === 'http:' ? 'http' : 'https',
    maxNetworkRetries: 4,
    timeout: 8_000,
    telemetry: false,
  });
}

export function createStripeGateway(env: StripeGatewayEnv): PaymentGateway {
  const stripe = createStripe(env);
  return {
    openSession: (order, pages) => reached(openSession(stripe, order, pages)),
    findSession: (id) => reached(findSession(stripe, id)),
    expireSession: (id) => reached(expireSession(stripe, id)),
    readSession: async (id) => {
      const session = await reached(stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] }));
      return { status: statusOf(session), session: session as unknown as Json };
    },
  };
}

/** The type is open to statuses that Stripe may add; what is neither complete nor expired is still open. */
const statusOf = ({ status }: Stripe.Checkout.Session): CheckoutSession['status'] =>
  (['complete', 'expired'] as const).find((known) => known === status) ?? 'open';

const sessionOf = (session: Stripe.Checkout.Session): CheckoutSession => ({
  id: session.id,
  status: statusOf(session),
  url: session.url,
  expiresAt: new Date(session.expires_at * 1_000),
});

/** Stripe answers a key with the failure that it stored for it, so whether there is a session must be looked up before a new key is used. */
async function openSession(stripe: Stripe, order: CheckoutOrder, pages: CheckoutPages): Promise<CheckoutSession | null> {
  try {
    return sessionOf(await stripe.checkout.sessions.create(sessionParams(order, pages), { idempotencyKey: order.idempotency_key }));
  } catch (error) {
    if (order.customer_id && isMissing(error, 'customer')) return openSession(stripe, withoutCustomer(order), pages);
    if (!(error instanceof Stripe.errors.StripeAPIError)) throw error;
    for await (const session of stripe.checkout.sessions.list({ created: { gte: order.created_at - 60 }, limit: 100 })) {
      if (session.client_reference_id === order.payment_id) return sessionOf(session);
    }
    return null;
  }
}

/** The customer is of another account or mode (the stand-in's, a test's), or was deleted. A key goes with its parameters, so these have one of their own. */
const withoutCustomer = (order: CheckoutOrder): CheckoutOrder => ({ ...order, customer_id: null, idempotency_key: `${order.idempotency_key}:new-customer` });

/** This account has no such object. */
export const isMissing = (error: unknown, param?: string) =>
  error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing' && (!param || error.param === param);

function sessionParams(order: CheckoutOrder, { success, cancel }: CheckoutPages): Stripe.Checkout.SessionCreateParams {
  const metadata = { payment_id: order.payment_id, due_id: order.due_id, purpose: order.purpose, tier: String(order.tier) };
  return {
    mode: 'payment',
    line_items: [{ quantity: 1, price_data: { currency: order.currency, unit_amount: order.amount_cents, product_data: { name: order.label } } }],
    client_reference_id: order.payment_id,
    metadata,
    payment_intent_data: { metadata, description: order.label },
    expires_at: order.expires_at,
    adaptive_pricing: { enabled: false },
    success_url: success,
    cancel_url: cancel,
    ...(order.customer_id ? { customer: order.customer_id } : { customer_creation: 'always', ...(order.email && { customer_email: order.email }) }),
  };
}

/** Null for a session of another account, or of the stand-in that served before. */
async function findSession(stripe: Stripe, id: string): Promise<CheckoutSession | null> {
  try {
    return sessionOf(await stripe.checkout.sessions.retrieve(id));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Refused when the customer was faster, or when it had expired by itself: then it stays as it is. */
async function expireSession(stripe: Stripe, id: string): Promise<CheckoutSession> {
  try {
    return sessionOf(await stripe.checkout.sessions.expire(id));
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
    return sessionOf(await stripe.checkout.sessions.retrieve(id));
  }
}

/** A Stripe that is away is no bug of ours, and the person may try again. */
const reached = <T>(answer: Promise<T>): Promise<T> =>
  answer.catch((error: unknown) => {
    const { StripeConnectionError, StripeAPIError, StripeRateLimitError, StripeIdempotencyError } = Stripe.errors;
    const isAway = [StripeConnectionError, StripeAPIError, StripeRateLimitError, StripeIdempotencyError].some((kind) => error instanceof kind);
    throw isAway ? new TRPCError({ code: 'SERVICE_UNAVAILABLE', message: 'Stripe cannot be reached.', cause: error }) : error;
  });
