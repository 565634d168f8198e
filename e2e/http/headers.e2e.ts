import { describe, expect, inject, test } from 'vitest';

const PAGES = { intake: '/', portal: '/sign-in', ops: '/sign-in' } as const;

describe.each(Object.entries(PAGES))('%s', (app, path) => {
  const url = () => inject('urls')[app as keyof typeof PAGES];

  test('sends the security headers, and its own scripts and styles carry the nonce', async () => {
    const response = await fetch(url() + path);
    const html = await response.text();
    const policy = response.headers.get('content-security-policy') ?? '';
    const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1];
    expect(nonce).toBeDefined();
    for (const directive of ["default-src 'self'", "base-uri 'none'", "object-src 'none'", "frame-ancestors 'none'", "form-action 'self' https://checkout.stripe.com"]) expect(policy).toContain(directive);
    for (const [tag] of html.matchAll(/<(script|style)\b[^>]*>/g)) expect(tag).toContain(`nonce="${nonce}"`);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'x-content-type-options': 'nosniff',
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(response.headers.has('x-powered-by')).toBe(false);
  });

  test('lets nobody keep a private page', async () => {
    const { headers } = await fetch(url() + path);
    expect(headers.get('cache-control')).toMatch(app === 'intake' ? /private|no-store/ : /no-store/);
  });

  test('lets browsers keep hashed files for ever', async () => {
    const html = await (await fetch(url() + path)).text();
    const [asset] = /\/assets\/[\w./-]+\.js/.exec(html) ?? [];
    expect((await fetch(url() + asset)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  test.each(['/sign-in', '/sign-in.data', '/color-scheme', '/api/trpc/anything', '/nowhere'])('refuses a post to %s from another site', async (target) => {
    for (const origin of ['https://evil.example', 'null']) {
      const response = await fetch(url() + target, { method: 'POST', headers: { origin, 'content-type': 'application/x-www-form-urlencoded' }, body: 'scheme=dark' });
      expect([origin, response.status, response.headers.get('set-cookie')]).toEqual([origin, 403, null]);
    }
  });

  test('is alive and ready', async () => {
    expect((await fetch(`${url()}/healthz`)).status).toBe(200);
    expect((await fetch(`${url()}/readyz`)).status).toBe(200);
  });

  test.each(['/%', '/%E0%A4%A', '/_root.data?_routes=%', '/__manifest?p=%2F%2F&version=x', '/api/trpc/nothing', '/api/trpc/routing.preview?input=%7B'])('%s is the client\'s mistake, not ours', async (target) => {
    const response = await fetch(url() + target);
    expect(response.status).toBeGreaterThanOrEqual(200);
    expect(response.status).toBeLessThan(500);
  });
});
