import { expect, it } from 'vitest';
import { openShop, webhookSecret } from '../testing/shop.ts';

const types = (events: { type: string }[]) => events.map(({ type }) => type).sort();
const BOTH = ['checkout.session.completed', 'payment_intent.succeeded'];

it('delivers what the endpoint wants, signed and as it was', async () => {
  const shop = await openShop();
  const { id } = await shop.buy();
  await shop.settle();
  const events = await shop.events();
  expect(types(events)).toEqual(BOTH);
  expect(events.find(({ type }) => type === 'checkout.session.completed')?.data.object).toMatchObject({ id, payment_status: 'paid' });
  const signature = shop.received[0]?.headers.get('stripe-signature') ?? '';
  expect(() => shop.stripe.webhooks.constructEvent('{"type":"other"}', signature, webhookSecret, Infinity)).toThrow(
    'No signatures found matching',
  );
  expect((await shop.stripe.events.list({ delivery_success: false })).data).toEqual([]);
});

it('tries again until it is taken, waiting longer each time', async () => {
  const shop = await openShop();
  const answers = [() => Promise.resolve(new Response(null, { status: 500 })), () => Promise.reject(new TypeError('fetch failed'))];
  shop.answer = async () => answers.shift()?.() ?? new Response();
  const { id } = await shop.stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [{ quantity: 1, price_data: { currency: 'usd', unit_amount: 100, product_data: { name: 'x' } } }],
    success_url: 'http://localhost/',
  });
  await shop.stripe.checkout.sessions.expire(id);
  await shop.settle();
  expect((await shop.stripe.events.list({ delivery_success: false })).data).toMatchObject([
    { type: 'checkout.session.expired', pending_webhooks: 1 },
  ]);
  for (const [wait, tries] of [
    [499, 1],
    [1, 2],
    [999, 2],
    [1, 3],
  ] as const) {
    shop.now += wait;
    await shop.settle();
    expect(shop.received).toHaveLength(tries);
  }
  const { deliveries } = (await (await fetch(new URL('/_control/deliveries', shop.url))).json()) as { deliveries: object[] };
  expect(deliveries).toMatchObject([
    { status: 'delivered', tries: 3, attempts: [{ status: 500, error: null }, { status: null, error: 'fetch failed' }, { status: 200 }] },
  ]);
  expect((await shop.stripe.events.list({ delivery_success: false })).data).toEqual([]);
});

it('doubles and delays', async () => {
  const shop = await openShop();
  await shop.switchOn({ copies: 3, delay_ms: 60_000 });
  await shop.buy();
  await shop.settle();
  expect(shop.received).toEqual([]);
  shop.now += 60_000;
  await shop.settle();
  const events = await shop.events();
  expect(events).toHaveLength(6);
  expect(new Set(events.map(({ id }) => id)).size).toBe(2);
});

it('shuffles', async () => {
  const shop = await openShop();
  await shop.switchOn({ shuffle_ms: 10_000 });
  for (let i = 0; i < 8; i++) await shop.buy();
  for (let second = 0; second <= 10; second++) {
    await shop.settle();
    shop.now += 1_000;
  }
  const { data } = await shop.stripe.events.list({ limit: 100 });
  const made = data
    .toReversed()
    .filter(({ type }) => BOTH.includes(type))
    .map(({ id }) => id);
  const arrived = (await shop.events()).map(({ id }) => id);
  expect(arrived.toSorted()).toEqual(made.toSorted());
  expect(arrived).not.toEqual(made);
});

it('drops, so that only the list of events tells what was missed', async () => {
  const shop = await openShop();
  await shop.switchOn({ drop: 1 });
  await shop.buy();
  shop.now += 3_600_000;
  await shop.settle();
  expect(shop.received).toEqual([]);
  const missed = (await shop.stripe.events.list({ delivery_success: false })).data;
  expect(types(missed)).toEqual(BOTH);
  await shop.control(`events/${missed[0]?.id}/deliver`);
  await shop.settle();
  expect((await shop.stripe.events.list({ delivery_success: false })).data.map(({ id }) => id)).toEqual([missed[1]?.id]);
});

it('forges, with signatures that do not fit, and does not try those again', async () => {
  const shop = await openShop();
  await shop.switchOn({ forge: 1 });
  const verdicts: boolean[] = [];
  shop.answer = async () => {
    const request = shop.received.at(-1);
    const signature = request?.headers.get('stripe-signature') ?? '';
    const text = (await request?.clone().text()) ?? '';
    try {
      shop.stripe.webhooks.constructEvent(text, signature, webhookSecret, Infinity);
      verdicts.push(true);
      return new Response();
    } catch {
      verdicts.push(false);
      return new Response(null, { status: 400 });
    }
  };
  await shop.buy();
  await shop.settle();
  shop.now += 3_600_000;
  await shop.settle();
  expect(verdicts.toSorted()).toEqual([false, false, true, true]);
});

it('holds back what is to wait', async () => {
  const shop = await openShop();
  await shop.control('pause');
  await shop.buy();
  await shop.settle();
  expect(shop.received).toEqual([]);
  await shop.control('resume');
  await shop.settle();
  expect(types(await shop.events())).toEqual(BOTH);
});
