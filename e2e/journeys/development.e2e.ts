import { afterAll, beforeAll, expect, test } from 'vitest';
import { startAnother, type AnotherApp } from '../harness/another-app.ts';
import { hydrated, visit } from '../harness/visit.ts';

let dev: AnotherApp;
beforeAll(async () => {
  dev = await startAnother('intake', { NODE_ENV: 'development' });
});
afterAll(() => dev.stop());

test('the development server renders, hydrates and keeps a socket open for changes, on one port and within its policy', async () => {
  const page = await visit({ app: 'intake', expected: [/^console debug: \[vite\]/, /React DevTools/] });
  // It compiles for its first answer, which may take longer than an answer may.
  await expect.poll(async () => (await fetch(dev.url)).status, { timeout: 90_000 }).toBe(200);
  const [socket, response] = await Promise.all([page.waitForEvent('websocket'), page.goto(dev.url)]);
  expect(response?.status()).toBe(200);
  await hydrated(page);
  expect(new URL(socket.url()).host).toBe(new URL(dev.url).host);
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
});
