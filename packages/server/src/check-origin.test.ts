import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send } from './testing/send.ts';
import { serve, type Served } from './testing/serve.ts';

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.close());

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const post = (path: string, headers: Record<string, string> = {}, method = 'POST') => send(served.port, { method, path, headers: { ...FORM, ...headers }, body: 'a=1' });

/** A page's action, a resource route, the old data request and single fetch. */
const TARGETS = ['/?index', '/echo', '/echo?_data=echo', '/_root.data?index', '/webhooks/stripe.data', '/webhooks/stripe/', '/nowhere'];

describe.each(TARGETS)('a post to %s', (path) => {
  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['another port of this host', { origin: 'http://localhost:1' }],
    ['the opaque origin', { origin: 'null' }],
    ['no origin and no fetch metadata', {}],
    ['no origin, cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling site', { 'sec-fetch-site': 'same-site' }],
  ])('from %s is refused', async (_name, headers) => {
    expect((await post(path, headers)).status).toBe(403);
  });

  test('with our origin but a browser that says cross-site is refused', async () => {
    expect((await post(path, { origin: served.origin, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  test('from our own page reaches the app', async () => {
    expect((await post(path, { origin: served.origin, 'sec-fetch-site': 'same-origin' })).status).not.toBe(403);
  });
});

test.each(['PUT', 'PATCH', 'DELETE'])('%s is checked like POST', async (method) => {
  expect((await post('/echo', { origin: 'https://evil.example' }, method)).status).toBe(403);
});

test('a browser that sends no Origin but says same-origin is believed', async () => {
  expect((await post('/echo', { 'sec-fetch-site': 'same-origin' })).body).toBe('3');
});

test('the Host header cannot vouch for an origin', async () => {
  expect((await post('/echo', { host: 'evil.example', origin: 'http://evil.example' })).status).toBe(421);
});

test('a listed webhook takes posts from strangers', async () => {
  expect((await post('/webhooks/stripe', { origin: 'https://stripe.example' })).body).toBe('taken');
});

test('reading is never refused', async () => {
  expect((await send(served.port, { path: '/cached', headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' } })).status).toBe(200);
});

describe('the refusal', () => {
  const refused = (headers: Record<string, string>, path = '/echo') => post(path, { origin: 'null', ...headers });

  test('is a page for a browser', async () => {
    const answer = await refused({ accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.body).toContain('<h1>403 Forbidden</h1>');
  });

  test('is JSON for a program', async () => {
    const answer = await refused({ accept: 'application/json' });
    expect(JSON.parse(answer.body)).toMatchObject({ error: { status: 403, requestId: answer.headers['x-request-id'] } });
  });

  test('is JSON for the API whatever it accepts', async () => {
    expect(JSON.parse((await refused({ accept: '*/*' }, '/api/trpc/x')).body)).toMatchObject({ error: { status: 403 } });
  });

  test('is plain text for anything else', async () => {
    expect((await refused({ accept: '*/*' })).headers['content-type']).toContain('text/plain');
  });
});
