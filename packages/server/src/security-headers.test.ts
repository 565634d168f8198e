import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send, type Answer } from './testing/send.ts';
import { serve, type Served } from './testing/serve.ts';

const PUBLIC = new URL('https://portal.example.com');
const directives = (answer: Answer) =>
  Object.fromEntries(String(answer.headers['content-security-policy']).split(';').map((part) => [part.trim().split(' ')[0], part.trim().split(' ').slice(1).join(' ')]));

describe('in production over https', () => {
  let served: Served;
  let answer: Answer;
  beforeAll(async () => {
    served = await serve({ settings: { publicUrl: PUBLIC, formTargets: ['https://checkout.stripe.com', 'http://127.0.0.1:54332'] } });
    answer = await send(served.port, { headers: { host: PUBLIC.host } });
  });
  afterAll(() => served.close());

  test('the policy is exactly this one', () => {
    const nonce = /nonce="([^"]+)"/.exec(answer.body)?.[1];
    expect(nonce).toMatch(/^[\w+/=]{24}$/);
    expect(directives(answer)).toEqual({
      'default-src': "'self'",
      'base-uri': "'none'",
      'object-src': "'none'",
      'frame-ancestors': "'none'",
      'form-action': "'self' https://checkout.stripe.com http://127.0.0.1:54332",
      'img-src': "'self' data: blob:",
      'font-src': "'self'",
      'connect-src': "'self'",
      'script-src': `'self' 'nonce-${nonce}'`,
      'style-src-elem': `'self' 'nonce-${nonce}'`,
      'style-src-attr': "'unsafe-inline'",
    });
  });

  test('every answer has its own nonce', async () => {
    const next = await send(served.port, { headers: { host: PUBLIC.host } });
    expect(directives(next)['script-src']).not.toBe(directives(answer)['script-src']);
  });

  test.each([
    ['strict-transport-security', 'max-age=31536000; includeSubDomains'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'strict-origin-when-cross-origin'],
    ['x-frame-options', 'DENY'],
    ['cache-control', 'no-store'],
  ])('%s is %s', (name, value) => {
    expect(answer.headers[name]).toBe(value);
  });

  test('the page may use no device', () => {
    expect(answer.headers['permissions-policy']).toContain('camera=(), ');
  });

  test('nothing names the software', () => {
    expect(answer.headers).not.toHaveProperty('x-powered-by');
    expect(answer.headers).not.toHaveProperty('server');
  });

  test.each([
    ['a refusal', { method: 'POST' }],
    ['a malformed address', { path: '/%' }],
    ['a 404', { path: '/nowhere' }],
    ['a bug', { path: '/boom' }],
  ])('%s has them too', async (_name, request) => {
    const refused = await send(served.port, { ...request, headers: { host: PUBLIC.host } });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(directives(refused)['default-src']).toBe("'self'");
    expect(refused.headers['x-content-type-options']).toBe('nosniff');
  });
});

test('on http there is no HSTS', async () => {
  const served = await serve();
  expect((await send(served.port)).headers).not.toHaveProperty('strict-transport-security');
  await served.close();
});

test('development lets Vite inject styles and open its socket', async () => {
  const served = await serve({ settings: { production: false } });
  const found = directives(await send(served.port));
  expect(found['style-src-elem']).toBe("'self' 'unsafe-inline'");
  expect(found['connect-src']).toBe("'self' ws:");
  expect(found['script-src']).toMatch(/^'self' 'nonce-/);
  await served.close();
});

test('a route may choose its own caching', async () => {
  const served = await serve();
  expect((await send(served.port, { path: '/cached' })).headers['cache-control']).toBe('public, max-age=60');
  await served.close();
});
