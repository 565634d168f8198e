import { expect, inject, test } from 'vitest';
import { accessibilityProblems } from './harness/axe.ts';
import { watch } from './harness/problems.ts';
import { hydrated, visit } from './harness/visit.ts';

/** The same watch as every visit has, without the demand that it finds nothing. */
async function watchedPage() {
  const page = await visit({ app: 'intake', expected: [/./] });
  const context = await page.context().browser()!.newContext({ baseURL: inject('urls').intake });
  const problems = await watch(context);
  return { page: await context.newPage(), problems, close: () => context.close() };
}

test('the watch sees messages, errors, lost requests and broken policies', async () => {
  const { page, problems, close } = await watchedPage();
  await page.goto('/');
  await page.evaluate(() => {
    console.warn('planted message');
    setTimeout(() => {
      throw new Error('planted error');
    });
    const script = document.createElement('script');
    script.textContent = 'window.planted = true';
    document.head.append(script);
  });
  await page.evaluate(() => fetch('http://127.0.0.1:9/').catch(() => 'refused by the policy'));
  await expect.poll(() => problems.join('\n')).toContain('planted message');
  await expect.poll(() => problems.join('\n')).toContain('planted error');
  await expect.poll(() => problems.join('\n')).toMatch(/policy: script-src-elem refused inline/);
  await expect.poll(() => problems.join('\n')).toMatch(/policy: connect-src refused http:\/\/127\.0\.0\.1:9/);
  await close();
});

test('axe sees a field without a name', async () => {
  const page = await visit({ app: 'intake' });
  await page.goto('/');
  await hydrated(page);
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('input')));
  expect((await accessibilityProblems(page)).join('\n')).toContain('label (critical)');
});
