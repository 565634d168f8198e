import { Stripe } from 'stripe';
import { onTestFinished } from 'vitest';
import { serveStripe } from '../serve-stripe.ts';
import { createStripeStandIn } from '../stripe-stand-in.ts';
import type { Switches } from '../state/switches.ts';

const secretKey = 'sk_test_of_these_tests_only';
export const webhookSecret = 'whsec_of_these_tests_only_123';

export const ORDER = {
  mode: 'payment',
  line_items: [{ quantity: 1, price_data: { currency: 'usd', unit_amount: 149_900, product_data: { name: 'Design fee' } } }],
  customer_creation: 'always',
  client_reference_id: 'lead-1',
  payment_intent_data: { metadata: { due_id: 'due-1' } },
  success_url: 'http://localhost:3001/paid/{CHECKOUT_SESSION_ID}',
  cancel_url: 'http://localhost:3000/result/1',
} satisfies Stripe.Checkout.SessionCreateParams;

export const CARD = {
  email: 'maya@example.com',
  name: 'Maya Lind',
  method: 'card',
  card: '4242424242424242',
  expiry: '12 / 34',
  cvc: '123',
};

const readEvent = async (stripe: Stripe, request: Request) =>
  stripe.webhooks.constructEvent(await request.clone().text(), request.headers.get('stripe-signature') ?? '', webhookSecret, Infinity);

/** A stand-in on a free port with the official SDK before it, a clock that the test moves, and an endpoint that the test answers for. */
export async function openShop() {
  const shop = {
    now: Date.parse('2026-11-23T09:00:00Z'),
    answer: async (): Promise<Response> => new Response(),
    received: [] as Request[],
  };
  const endpoint = {
    url: 'http://portal.invalid/webhooks/stripe',
    secret: webhookSecret,
    // why: the endpoint is another process in production
    fetch: (request: Request) => {
      shop.received.push(request.clone());
      return shop.answer();
    },
  };
  const standIn = createStripeStandIn({ secretKey, endpoint, now: () => shop.now });
  const { url, close } = await serveStripe(standIn, 0);
  onTestFinished(close);
  const stripe = new Stripe(secretKey, { protocol: 'http', host: '127.0.0.1', port: new URL(url).port });
  const post = (to: string, fields: Record<string, string>) =>
    fetch(new URL(to, url), { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  const control = (path: string, body: object = {}) => fetch(new URL(`/_control/${path}`, url), { method: 'POST', body: JSON.stringify(body) });
  return Object.assign(shop, {
    url,
    stripe,
    post,
    settle: () => standIn.settle(),
    /** What the endpoint got, checked by the SDK. */
    events: () => Promise.all(shop.received.map((request) => readEvent(stripe, request))),
    control,
    switchOn: (some: Partial<Switches>) => control('switches', some),
    /** A session that was paid with this card. */
    buy: async (fields: Record<string, string> = {}) => {
      const session = await stripe.checkout.sessions.create(ORDER);
      await post(session.url ?? '', { ...CARD, ...fields });
      return stripe.checkout.sessions.retrieve(session.id);
    },
  });
}
