import { setupServer } from 'msw/node';
import { Stripe } from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Running } from '../../program.ts';
import { stripeHandlers } from '../../testing/msw-handlers.ts';
import { serveStripe } from '../serve-stripe.ts';
import { createStripeStandIn } from '../stripe-stand-in.ts';
import { CARD, ORDER } from '../testing/shop.ts';

const secretKey = 'sk_test_the_only_one_1234';
const standIn = createStripeStandIn({ secretKey });

// why: Stripe is not reachable offline
const inPlace = setupServer(...stripeHandlers(standIn));
let server: Running;
beforeAll(async () => {
  server = await serveStripe(standIn, 0);
  inPlace.listen({ onUnhandledRequest: 'bypass' });
});
afterAll(async () => {
  inPlace.close();
  await server.close();
});

const ways: [string, () => Stripe][] = [
  ['over HTTP', () => new Stripe(secretKey, { protocol: 'http', host: '127.0.0.1', port: new URL(server.url).port })],
  ['through MSW', () => new Stripe(secretKey)],
];

describe.each(ways)('the API, %s', (_way, client) => {
  const create = (more: object = {}) => client().checkout.sessions.create({ ...ORDER, ...more });
  const buy = async () => {
    const { id, url } = await create();
    await fetch(url ?? '', { method: 'POST', body: new URLSearchParams(CARD), redirect: 'manual' });
    return client().checkout.sessions.retrieve(id, { expand: ['payment_intent.latest_charge'] });
  };
  const chargeOf = ({ payment_intent }: Stripe.Checkout.Session) => (payment_intent as Stripe.PaymentIntent).latest_charge as Stripe.Charge;

  it('makes, finds, lists and expires sessions', async () => {
    const stripe = client();
    const customer = await stripe.customers.create({ email: 'ada@example.com', name: 'Ada', metadata: { user: 'u1' } });
    const { customer_creation: _, ...order } = ORDER;
    const session = await stripe.checkout.sessions.create({
      ...order,
      customer: customer.id,
      metadata: { due: 'd1' },
      expand: ['line_items', 'customer'],
    });
    expect(session).toMatchObject({
      metadata: { due: 'd1' },
      customer: { name: 'Ada' },
      customer_details: { email: 'ada@example.com' },
      amount_total: 149_900,
      currency: 'usd',
    });
    expect(session.line_items?.data[0]?.price?.unit_amount_decimal?.toString()).toBe('149900');
    expect((await stripe.checkout.sessions.listLineItems(session.id)).data).toMatchObject([
      { description: 'Design fee', quantity: 1, amount_total: 149_900 },
    ]);
    expect((await stripe.checkout.sessions.list({ customer: customer.id, limit: 1 })).data.map(({ id }) => id)).toEqual([session.id]);
    expect(await stripe.checkout.sessions.expire(session.id)).toMatchObject({ status: 'expired', url: null });
    await expect(stripe.checkout.sessions.expire(session.id)).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('status of `expired`'),
    });
    expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ email: 'ada@example.com', metadata: { user: 'u1' } });
    expect((await stripe.customers.list({ email: 'ada@example.com' })).data[0]?.id).toBe(customer.id);
  });

  it('sells by prices of products', async () => {
    const stripe = client();
    const product = await stripe.products.create({ name: 'Tier 1', metadata: { tier: '1' } });
    const price = await stripe.prices.create({ product: product.id, currency: 'usd', unit_amount: 29_900, lookup_key: product.id });
    const session = await create({ line_items: [{ price: price.id, quantity: 2 }] });
    expect(session.amount_total).toBe(59_800);
    expect((await stripe.prices.list({ lookup_keys: [product.id] })).data).toMatchObject([{ id: price.id, product: product.id }]);
    expect(await stripe.prices.retrieve(price.id, { expand: ['product'] })).toMatchObject({ product: { name: 'Tier 1' } });
    expect(await stripe.products.retrieve(product.id)).toMatchObject({ active: true });
    expect((await stripe.products.list({ active: true })).data.map(({ id }) => id)).toContain(product.id);
  });

  it('shows what became of a payment', async () => {
    const stripe = client();
    const session = await buy();
    const intent = session.payment_intent as Stripe.PaymentIntent;
    expect(intent).toMatchObject({ status: 'succeeded', amount_received: 149_900, metadata: { due_id: 'due-1' } });
    expect((await stripe.checkout.sessions.list({ payment_intent: intent.id })).data.map(({ id }) => id)).toEqual([session.id]);
    expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ latest_charge: chargeOf(session).id });
    expect((await stripe.paymentIntents.list({ customer: String(session.customer) })).data).toHaveLength(1);
    expect((await stripe.charges.list({ payment_intent: intent.id })).data).toMatchObject([
      { status: 'succeeded', paid: true, billing_details: { email: CARD.email } },
    ]);
    expect(await stripe.charges.retrieve(chargeOf(session).id)).toMatchObject({
      payment_method_details: { card: { last4: '4242', exp_year: 2034 } },
    });
    await expect(stripe.checkout.sessions.expire(session.id)).rejects.toThrow('status of `complete`');
    expect((await stripe.balance.retrieve()).available).toMatchObject([{ currency: 'usd', amount: expect.any(Number) }]);
  });

  it('gives money back once, and never more than was paid', async () => {
    const stripe = client();
    const charge = chargeOf(await buy());
    const payment_intent = String(charge.payment_intent);
    const first = await stripe.refunds.create({ payment_intent, amount: 50_000, reason: 'requested_by_customer', metadata: { by: 'ada' } });
    expect(first).toMatchObject({ status: 'succeeded', amount: 50_000, charge: charge.id });
    await expect(stripe.refunds.create({ charge: charge.id, amount: 100_000 })).rejects.toMatchObject({
      param: 'amount',
      message: expect.stringContaining('greater than unrefunded amount'),
    });
    const second = await stripe.refunds.create({ charge: charge.id });
    expect(second.amount).toBe(99_900);
    await expect(stripe.refunds.create({ payment_intent })).rejects.toMatchObject({ code: 'charge_already_refunded' });
    expect((await stripe.refunds.list({ payment_intent })).data.map(({ id }) => id)).toEqual([second.id, first.id]);
    expect(await stripe.refunds.retrieve(first.id)).toMatchObject({ metadata: { by: 'ada' } });
    expect(await stripe.charges.retrieve(charge.id, { expand: ['refunds'] })).toMatchObject({
      refunded: true,
      amount_refunded: 149_900,
      refunds: { data: [{ id: second.id }, { id: first.id }] },
    });
  });

  it('pages through events, newest first, and keeps each object as it was', async () => {
    const stripe = client();
    const { id } = await create();
    await stripe.checkout.sessions.expire(id);
    await buy();
    const all: string[] = [];
    for await (const event of stripe.events.list({ types: ['checkout.session.expired', 'checkout.session.completed'], limit: 1 }))
      all.push(event.type);
    expect(all.slice(0, 2)).toEqual(['checkout.session.completed', 'checkout.session.expired']);
    const [newest] = (await stripe.events.list({ type: 'checkout.session.completed' })).data;
    expect(await stripe.events.retrieve(newest?.id ?? '')).toMatchObject({
      api_version: '2026-10-28.endive',
      data: { object: { object: 'checkout.session', status: 'complete' } },
    });
    expect((await stripe.events.list({ type: 'payment_intent.*' })).data.map(({ type }) => type)).toContain('payment_intent.created');
    await expect(stripe.events.list({ starting_after: 'evt_no' })).rejects.toMatchObject({
      param: 'starting_after',
      code: 'resource_missing',
    });
  });

  const wrong: [string, object, object][] = [
    [
      'an unknown parameter',
      { colour: 'green' },
      { code: 'parameter_unknown', param: 'colour', message: 'Received unknown parameter: colour' },
    ],
    [
      'an unknown part',
      { line_items: [{ quantity: 1, price_data: { currency: 'usd', unit_amount: 100, product_data: { name: 'x', size: 'L' } } }] },
      { param: 'line_items[0][price_data][product_data][size]' },
    ],
    [
      'a missing parameter',
      { success_url: undefined },
      { code: 'parameter_missing', param: 'success_url', message: 'Missing required param: success_url.' },
    ],
    [
      'a missing quantity',
      { line_items: [{ price_data: { currency: 'usd', unit_amount: 100, product_data: { name: 'x' } } }] },
      { code: 'parameter_missing', param: 'line_items[0][quantity]' },
    ],
    ['an empty text', { client_reference_id: '' }, { code: 'parameter_invalid_empty', param: 'client_reference_id' }],
    [
      'no integer',
      { line_items: [{ quantity: 1.5, price_data: { currency: 'usd', unit_amount: 100, product_data: { name: 'x' } } }] },
      { code: 'parameter_invalid_integer', param: 'line_items[0][quantity]' },
    ],
    ['an unknown choice', { mode: 'barter' }, { param: 'mode' }],
    [
      'an unknown currency',
      { line_items: [{ quantity: 1, price_data: { currency: 'xxq', unit_amount: 100, product_data: { name: 'x' } } }] },
      { message: expect.stringContaining('Invalid currency: xxq') },
    ],
    [
      'too small an amount',
      { line_items: [{ quantity: 1, price_data: { currency: 'usd', unit_amount: 49, product_data: { name: 'x' } } }] },
      { code: 'amount_too_small' },
    ],
    [
      'a customer that is not there',
      { customer: 'cus_no', customer_creation: undefined },
      { code: 'resource_missing', param: 'customer', message: "No such customer: 'cus_no'" },
    ],
    ['a customer beside customer_creation', { customer: 'cus_no' }, { message: expect.stringContaining('only specify one') }],
    [
      'too soon an end',
      { expires_at: Math.floor(Date.now() / 1000) + 60 },
      { param: 'expires_at', message: expect.stringContaining('at least 30 minutes') },
    ],
    [
      'too late an end',
      { expires_at: Math.floor(Date.now() / 1000) + 90_000 },
      { param: 'expires_at', message: expect.stringContaining('less than 24 hours') },
    ],
    ['too long a metadata value', { metadata: { note: 'x'.repeat(501) } }, { param: 'metadata[note]' }],
    [
      'what cannot be expanded',
      { expand: ['subscription_details'] },
      { param: 'expand', message: 'This property cannot be expanded (subscription_details).' },
    ],
    ['an address that is none', { success_url: 'paid' }, { code: 'url_invalid', param: 'success_url' }],
  ];
  it.each(wrong)('refuses %s, and makes nothing', async (_what, more, refusal) => {
    const sessions = async () => (await client().checkout.sessions.list({ limit: 100 })).data.length;
    const before = await sessions();
    await expect(create(more)).rejects.toMatchObject({
      type: 'StripeInvalidRequestError',
      statusCode: 400,
      requestId: expect.stringMatching(/^req_/),
      ...refusal,
    });
    expect(await sessions()).toBe(before);
  });

  it.each([
    ['checkout.session', () => client().checkout.sessions.retrieve('cs_no')],
    ['payment_intent', () => client().paymentIntents.retrieve('pi_no')],
    ['charge', () => client().charges.retrieve('ch_no')],
    ['refund', () => client().refunds.retrieve('re_no')],
    ['customer', () => client().customers.retrieve('cus_no')],
    ['dispute', () => client().disputes.retrieve('du_no')],
    ['event', () => client().events.retrieve('evt_no')],
    ['product', () => client().products.retrieve('prod_no')],
    ['price', () => client().prices.retrieve('price_no')],
  ])('says that there is no such %s', (noun, ask) =>
    expect(ask()).rejects.toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
      message: expect.stringContaining(`No such ${noun}:`),
    }),
  );
});
