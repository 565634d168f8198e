import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { accessibilityProblems } from '../harness/axe.ts';
import { PAGES } from '../harness/pages.ts';
import { ADA, MAYA } from '../harness/people.ts';
import { signedIn } from '../harness/signed-in.ts';
import { hydrated, visit, type StorageState } from '../harness/visit.ts';

const cookies = new Map<unknown, StorageState>();
beforeAll(async () => {
  for (const person of [MAYA, ADA]) cookies.set(person, await signedIn(person));
});

const isDark = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme.includes('dark'));
const overflows = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

describe.each(PAGES)('$app $path', ({ app, path, as, status = 200 }) => {
  test.each(['light', 'dark'] as const)('%s at 390 and 1280 pixels', async (scheme) => {
    // A browser prints the status of a page that is not there.
    const expected = status === 200 ? [] : [new RegExp(`status of ${status}`)];
    const page = await visit({ app, scheme, width: 390, as: as && cookies.get(as), expected });
    const response = await page.goto(path);
    await hydrated(page);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));

    expect(response?.status()).toBe(status);
    expect(await page.title()).toMatch(/\S/);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await page.getByRole('main').count()).toBe(1);
    expect(await isDark(page)).toBe(scheme === 'dark');
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect({ width, overflows: await overflows(page), problems: await accessibilityProblems(page) }).toEqual({ width, overflows: false, problems: [] });
    }
  });
});
