import { expect, it } from 'vitest';
import { openShop, ORDER } from '../testing/shop.ts';

const idempotencyKey = 'due-1:1';

it('answers the same request with the same key the same', async () => {
  const { stripe } = await openShop();
  const first = await stripe.checkout.sessions.create(ORDER, { idempotencyKey });
  await stripe.checkout.sessions.expire(first.id);
  const again = await stripe.checkout.sessions.create(ORDER, { idempotencyKey });
  expect(again).toEqual(first);
  expect(again.lastResponse.headers['idempotent-replayed']).toBe('true');
  expect((await stripe.checkout.sessions.list()).data).toHaveLength(1);
});

it('refuses another request with the same key', async () => {
  const { stripe } = await openShop();
  await stripe.checkout.sessions.create(ORDER, { idempotencyKey });
  const other = { ...ORDER, client_reference_id: 'lead-2' };
  await expect(stripe.checkout.sessions.create(other, { idempotencyKey })).rejects.toMatchObject({
    type: 'StripeIdempotencyError',
    statusCode: 400,
  });
});

it('keeps no answer to what it refused', async () => {
  const { stripe } = await openShop();
  await expect(stripe.checkout.sessions.create({ ...ORDER, success_url: '' }, { idempotencyKey })).rejects.toThrow('empty string');
  expect(await stripe.checkout.sessions.create(ORDER, { idempotencyKey })).toMatchObject({ status: 'open' });
});

it.each([
  [false, 0],
  [true, 1],
])('replays a 500 too, whether the work was done (%s) or not', async (fail_after_work, made) => {
  const { stripe, switchOn } = await openShop();
  await switchOn({ fail_next: 1, fail_after_work });
  const create = () => stripe.checkout.sessions.create(ORDER, { idempotencyKey });
  await expect(create()).rejects.toMatchObject({ statusCode: 500, rawType: 'api_error' });
  await expect(create()).rejects.toMatchObject({ statusCode: 500, rawType: 'api_error' });
  expect((await stripe.checkout.sessions.list()).data).toHaveLength(made);
  expect(await stripe.checkout.sessions.create(ORDER, { idempotencyKey: 'due-1:2' })).toMatchObject({ status: 'open' });
});

it('does the work once when the answer is lost and the SDK asks again', async () => {
  const { stripe, switchOn } = await openShop();
  await switchOn({ lose_next: 1 });
  const session = await stripe.checkout.sessions.create(ORDER);
  expect(session.lastResponse.headers['idempotent-replayed']).toBe('true');
  expect((await stripe.checkout.sessions.list()).data.map(({ id }) => id)).toEqual([session.id]);
});
