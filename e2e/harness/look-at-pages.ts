import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { accessibilityProblems } from './axe.ts';
import { PAGES } from './pages.ts';
import { ADA, MAYA } from './people.ts';
import { signedIn } from './signed-in.ts';
import type { AppName } from './stack.ts';
import { hydrated, visit, type StorageState } from './visit.ts';

const isDark = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme.includes('dark'));
const overflows = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

/** The tests of all pages of one app, in light and dark, narrow and wide. */
export function lookAtPages(app: AppName): void {
  const cookies = new Map<unknown, StorageState>();
  beforeAll(async () => {
    for (const person of [MAYA, ADA]) if (person.app === app) cookies.set(person, await signedIn(person));
  });

  describe.each(PAGES.filter((page) => page.app === app))('$app $path', ({ path, as, status = 200 }) => {
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
}
