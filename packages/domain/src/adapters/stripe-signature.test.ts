import { Stripe } from 'stripe';
import { describe, expect, it } from 'vitest';
import { stripeEventReader } from './stripe-signature.ts';

const secret = 'whsec_of_this_test_only';
const read = stripeEventReader(secret);
const now = new Date('2026-11-23T09:00:00Z');
const event = { id: 'evt_1', type: 'checkout.session.completed', created: 1, livemode: false, data: { object: { id: 'cs_1', object: 'checkout.session' } } };
const body = JSON.stringify(event, null, 2);
const signed = (payload = body, { secondsLate = 0, by = secret } = {}) =>
  Stripe.webhooks.generateTestHeaderString({ payload, secret: by, timestamp: Math.floor(now.getTime() / 1_000) - secondsLate });

it('gives the event of a fresh delivery, as it came', () => {
  expect(read({ body, signature: signed() }, now)).toEqual(event);
});

describe('refuses', () => {
  it.each([
    ['no signature', body, ''],
    ['a signature of nothing', body, 't=,v1='],
    ['another secret', body, signed(body, { by: 'whsec_of_somebody_else' })],
    ['a body that was changed', body.replace('cs_1', 'cs_2'), signed()],
    ['a body that was written anew', JSON.stringify(event), signed()],
    ['a delivery of six minutes ago', body, signed(body, { secondsLate: 360 })],
    ['a delivery of an hour from now', body, signed(body, { secondsLate: -3_600 })],
    ['a delivery of six minutes from now', body, signed(body, { secondsLate: -360 })],
    ['a fresh time put before an old one', body, `t=${Math.floor(now.getTime() / 1_000)},${signed(body, { secondsLate: 360 })}`],
    ['a fresh time put after an old one', body, `${signed(body, { secondsLate: 360 })},t=${Math.floor(now.getTime() / 1_000)}`],
    ['a signed text that is no event', '{"id":1}', signed('{"id":1}')],
    ['a signed text that is no JSON', 'hello', signed('hello')],
  ])('%s', (_, sent, signature) => {
    expect(read({ body: sent, signature }, now)).toBeNull();
  });
});

it('takes a clock that is off by four minutes, either way', () => {
  for (const secondsLate of [240, -240]) expect(read({ body, signature: signed(body, { secondsLate }) }, now)).not.toBeNull();
});

it('does not start with an empty secret', () => {
  expect(() => stripeEventReader('')).toThrow('secret');
});
