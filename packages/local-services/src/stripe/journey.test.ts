import { Stripe } from 'stripe';
import { expect, it, onTestFinished } from 'vitest';
import { serveStripe } from './serve-stripe.ts';
import { createStripeStandIn } from './stripe-stand-in.ts';

const secret = 'whsec_the_secret_of_this_test';
const secretKey = 'sk_test_of_this_test_only';

it('goes from a new session over the paid page to a signed webhook', async () => {
  const received: Stripe.Event[] = [];
  const endpoint = {
    url: 'http://127.0.0.1:1/webhooks/stripe',
    secret,
    // why: the endpoint is another process in production
    fetch: async (request: Request) => {
      received.push(new Stripe(secretKey).webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature')!, secret));
      return new Response();
    },
  };
  const standIn = createStripeStandIn({ secretKey, endpoint });
  const server = await serveStripe(standIn, 0);
  onTestFinished(() => server.close());
  const stripe = new Stripe(secretKey, { protocol: 'http', host: '127.0.0.1', port: new URL(server.url).port });

  const session = await stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [{ quantity: 1, price_data: { currency: 'usd', unit_amount: 149_900, product_data: { name: 'Design fee, tier 2' } } }],
    customer_email: 'maya@example.com',
    customer_creation: 'always',
    client_reference_id: 'lead-1',
    metadata: { due_id: 'due-1' },
    payment_intent_data: { metadata: { due_id: 'due-1' } },
    success_url: 'http://localhost:3001/paid/{CHECKOUT_SESSION_ID}',
    cancel_url: 'http://localhost:3000/result/1',
    adaptive_pricing: { enabled: false },
  });
  expect(session).toMatchObject({ status: 'open', payment_status: 'unpaid', payment_intent: null, amount_total: 149_900 });

  const page = await (await fetch(session.url!)).text();
  expect(page).toContain('Design fee, tier 2');
  expect(page).toContain('$1,499.00');

  const body = new URLSearchParams({
    email: 'maya@example.com',
    method: 'card',
    card: '4242 4242 4242 4242',
    expiry: '12 / 34',
    cvc: '123',
    name: 'Maya',
  });
  const paid = await fetch(session.url!, { method: 'POST', body, redirect: 'manual' });
  expect([paid.status, paid.headers.get('location')]).toEqual([303, `http://localhost:3001/paid/${session.id}`]);

  await standIn.settle();
  expect(received.map(({ type }) => type).sort()).toEqual(['checkout.session.completed', 'payment_intent.succeeded']);
  const after = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge', 'line_items', 'customer'] });
  expect(after).toMatchObject({
    status: 'complete',
    payment_status: 'paid',
    customer: { email: 'maya@example.com' },
    payment_intent: { status: 'succeeded', metadata: { due_id: 'due-1' }, latest_charge: { paid: true, amount: 149_900 } },
    line_items: { data: [{ description: 'Design fee, tier 2' }] },
  });
});
