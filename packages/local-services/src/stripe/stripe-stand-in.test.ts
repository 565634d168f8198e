import { setupServer } from 'msw/node';
import { Stripe } from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Running } from '../program.ts';
import { stripeHandlers } from '../testing/msw-handlers.ts';
import { serveStripe } from './serve-stripe.ts';
import { createStripeStandIn } from './stripe-stand-in.ts';

const secretKey = 'sk_test_the_only_one_1234';
const apiVersion = '2026-10-28.endive';
const standIn = createStripeStandIn({ secretKey });

// why: Stripe is not reachable offline
const stripe = setupServer(...stripeHandlers(standIn));
let server: Running;
beforeAll(async () => {
  server = await serveStripe(standIn, 0);
  stripe.listen({ onUnhandledRequest: 'bypass' });
});
afterAll(async () => {
  stripe.close();
  await server.close();
});

const ways: [string, (key: string) => Stripe][] = [
  ['over HTTP', (key) => new Stripe(key, { apiVersion, protocol: 'http', host: '127.0.0.1', port: new URL(server.url).port })],
  ['through MSW', (key) => new Stripe(key, { apiVersion })],
];

describe.each(ways)('the Stripe stand-in, %s', (_way, client) => {
  it('names the operation that it does not do yet, and is not asked again', async () => {
    await expect(client(secretKey).paymentIntents.create({ amount: 100, currency: 'usd' })).rejects.toMatchObject({
      statusCode: 501,
      rawType: 'api_error',
      code: 'not_implemented',
      message: 'The stand-in does not do paymentIntents.create yet.',
      requestId: expect.stringMatching(/^req_/),
    });
    await expect(client(secretKey).paymentIntents.cancel('pi_1')).rejects.toThrow('paymentIntents.cancel');
    await expect(client(secretKey).coupons.list()).rejects.toThrow('GET /v1/coupons');
  });

  it('refuses another key as Stripe does', async () => {
    await expect(client('sk_test_somebody_else_9876').balance.retrieve()).rejects.toMatchObject({
      type: 'StripeAuthenticationError',
      statusCode: 401,
      message: expect.stringMatching(/^Invalid API Key provided: sk_test_\*+9876$/),
    });
  });
});

describe('the Stripe stand-in', () => {
  it('refuses a request without a key', async () => {
    const response = await standIn.fetch(new Request('https://api.stripe.com/v1/balance'));
    expect([response.status, await response.json()]).toEqual([
      401,
      { error: { type: 'invalid_request_error', message: expect.stringContaining('did not provide an API key') } },
    ]);
  });

  it('refuses a version that it does not speak', async () => {
    const headers = { authorization: `Bearer ${secretKey}`, 'stripe-version': '2020-08-27' };
    const response = await standIn.fetch(new Request('https://api.stripe.com/v1/balance', { headers }));
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { error: { message: expect.stringContaining('2026-10-28.endive') } },
    ]);
  });

  it('says what it is, and that it lives', async () => {
    const page = await fetch(server.url);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain('Stripe stand-in');
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });
});
