import { expect, it } from 'vitest';
import { openShop } from '../testing/shop.ts';

it('shows what happened and refunds at the press of a button', async () => {
  const shop = await openShop();
  const { id } = await shop.buy();
  await shop.settle();
  const page = await (await fetch(shop.url)).text();
  for (const part of [id.slice(0, 20), '$1,499.00', 'checkout.session.completed', 'lead-1']) expect(page).toContain(part);
  const action = /action="(\/_control\/charges\/\w+\/refund)"/.exec(page)?.[1] ?? '';
  const pressed = await shop.post(action, {});
  expect([pressed.status, pressed.headers.get('location')]).toEqual([303, '/']);
  expect((await shop.stripe.refunds.list()).data).toMatchObject([{ amount: 149_900, status: 'succeeded' }]);
  await shop.settle();
  expect((await shop.events()).map(({ type }) => type)).toEqual(expect.arrayContaining(['refund.created', 'charge.refunded']));
  expect(await (await fetch(shop.url)).text()).toContain('$1,499.00 refunded');
});

it('lets a refund fail, which undoes it', async () => {
  const shop = await openShop();
  const { payment_intent } = await shop.buy();
  const refund = await shop.stripe.refunds.create({ payment_intent: String(payment_intent), amount: 900 });
  await shop.control(`refunds/${refund.id}/fail`);
  expect(await shop.stripe.refunds.retrieve(refund.id)).toMatchObject({ status: 'failed', failure_reason: 'expired_or_canceled_card' });
  expect(await shop.stripe.charges.retrieve(String(refund.charge))).toMatchObject({ amount_refunded: 0, refunded: false });
  const { data } = await shop.stripe.events.list({ limit: 2 });
  expect(data.map(({ type }) => type)).toEqual(['refund.failed', 'refund.updated']);
});

it('takes switches one by one and sets them all back', async () => {
  const shop = await openShop();
  await shop.switchOn({ drop: 0.5 });
  await shop.switchOn({ copies: 2 });
  const read = async () => (await fetch(new URL('/_control/switches', shop.url))).json();
  expect(await read()).toMatchObject({ drop: 0.5, copies: 2, paused: false });
  expect(await (await fetch(shop.url)).text()).toContain('Switched: copies 2, drop 0.5.');
  await shop.control('switches/reset');
  expect(await read()).toMatchObject({ drop: 0, copies: 1 });
});

it.each([
  ['switches', { colour: 1 }, 400],
  ['switches', { drop: 2 }, 400],
  ['charges/ch_no/refund', {}, 404],
  ['nothing', {}, 404],
])('refuses %s %j', async (path, body, status) => expect((await (await openShop()).control(path, body)).status).toBe(status));

it.each([
  ['another origin', { origin: 'https://evil.example' }],
  ['no origin of its own', { origin: 'null' }],
])('takes nothing from a page of %s', async (_who, headers) => {
  const shop = await openShop();
  expect((await fetch(new URL('/_control/pause', shop.url), { method: 'POST', headers })).status).toBe(403);
});
