import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { programEnv, startAnother, type AnotherApp } from '../harness/another-app.ts';
import { countingProxy, type CountingProxy } from '../harness/counting-proxy.ts';
import { PAGES } from '../harness/pages.ts';
import { signedIn } from '../harness/signed-in.ts';

const APPS = ['intake', 'portal', 'ops'] as const;

describe.each(APPS)('a page of %s', (app) => {
  let proxy: CountingProxy;
  let another: AnotherApp;
  beforeAll(async () => {
    proxy = await countingProxy(programEnv().SUPABASE_URL ?? '');
    another = await startAnother(app, { SUPABASE_URL: proxy.url });
  });
  afterAll(async () => {
    await another.stop();
    proxy.close();
  });

  /** Cookies ignore ports, so the session made at the stack's own copy counts here too. */
  const cookieOf = async (page: (typeof PAGES)[number]) => {
    if (!page.as) return '';
    const { cookies } = (await signedIn(page.as)) as { cookies: { name: string; value: string }[] };
    return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  };

  test.each(PAGES.filter((page) => page.app === app))('$path makes at most two Data API requests', async (page) => {
    const cookie = await cookieOf(page);
    proxy.take();
    const response = await fetch(another.url + page.path, { headers: { cookie }, redirect: 'manual' });
    expect(response.status).toBe(page.status ?? 200);
    await response.text();
    const requests = proxy.take();
    // A page for someone has to ask who that is: none at all would mean that nothing was counted.
    expect(requests.length).toBeGreaterThanOrEqual(page.as ? 1 : 0);
    expect(requests.length).toBeLessThanOrEqual(2);
  });

  test('a made-up session costs one request at most', async () => {
    proxy.take();
    await fetch(`${another.url}/`, { redirect: 'manual', headers: { cookie: `sage_${app}=${'x'.repeat(43)}` } });
    expect(proxy.take().length).toBeLessThanOrEqual(1);
  });
});
