import { afterAll, beforeAll, expect, test } from 'vitest';
import { send } from './testing/send.ts';
import { serve, type Served } from './testing/serve.ts';

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.close());

test('a page is rendered with the nonce of its policy', async () => {
  const answer = await send(served.port);
  const nonce = /nonce="([^"]+)"/.exec(answer.body)?.[1] ?? 'none';
  expect(answer.headers['content-security-policy']).toContain(nonce);
});

test('an unknown address is Remix\'s own 404', async () => {
  expect((await send(served.port, { path: '/nowhere' })).status).toBe(404);
});

test('a bug is a 500 that tells nothing', async () => {
  const answer = await send(served.port, { path: '/boom' });
  expect(answer.status).toBe(500);
  expect(answer.body).not.toContain('secret');
});

test('an error before Remix is logged with the request id, and the page has that id', async () => {
  const broken = await serve({ handler: (_req, _res, next) => next(new Error('cannot load the build')) });
  const answer = await send(broken.port, { headers: { accept: 'text/html', 'x-request-id': 'find-me-in-logs' } });
  expect([answer.status, answer.body.includes('find-me-in-logs'), answer.body.includes('cannot load')]).toEqual([500, true, false]);
  expect(broken.logged.some((line) => line.requestId === 'find-me-in-logs' && JSON.stringify(line).includes('cannot load the build'))).toBe(true);
  await broken.close();
});

test('a page action takes a form of our own page', async () => {
  const headers = { origin: served.origin, 'content-type': 'application/x-www-form-urlencoded' };
  expect((await send(served.port, { method: 'POST', path: '/?index', headers, body: 'a=1' })).status).toBe(200);
});

test('a post to an unknown address is no server error', async () => {
  expect((await send(served.port, { method: 'POST', path: '/nowhere', headers: { origin: served.origin } })).status).toBeLessThan(500);
});
