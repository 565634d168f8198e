import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { programEnv, startAnother, type AnotherApp } from '../harness/another-app.ts';
import { countingProxy, type CountingProxy } from '../harness/counting-proxy.ts';
import { PAGES } from '../harness/pages.ts';
import { ADA, MAYA, type Person } from '../harness/people.ts';
import { signedIn } from '../harness/signed-in.ts';

const APPS = ['intake', 'portal', 'ops'] as const;

/** Cookies ignore ports, so the session made at the stack's own copy counts at another, too. */
async function cookieOf(person: Person): Promise<string> {
  const { cookies } = (await signedIn(person)) as { cookies: { name: string; value: string }[] };
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

describe.each(APPS)('a page of %s', (app) => {
  let proxy: CountingProxy;
  let another: AnotherApp;
  const sessions = new Map<Person, string>();
  beforeAll(async () => {
    for (const person of [MAYA, ADA]) if (person.app === app) sessions.set(person, await cookieOf(person));
    proxy = await countingProxy(programEnv().SUPABASE_URL ?? '');
    another = await startAnother(app, { SUPABASE_URL: proxy.url });
  });
  afterAll(async () => {
    await another.stop();
    proxy.close();
  });

  test.each(PAGES.filter((page) => page.app === app))('$path makes at most two Data API requests', async (page) => {
    const cookie = (page.as && sessions.get(page.as)) ?? '';
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
