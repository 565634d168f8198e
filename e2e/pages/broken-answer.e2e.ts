import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { goOn } from '../harness/intake-form.ts';
import { ADA, MAYA } from '../harness/people.ts';
import { signedIn } from '../harness/signed-in.ts';
import { hydrated, visit } from '../harness/visit.ts';

const EXPECTED = [/status of 500/, /^console error: SyntaxError/];

/** @returns what tells whether the document and its own styles stayed: drawn anew they are loaded anew, and for that long the page has none. A page's own styles go with it. */
async function breakAnswers(page: Page) {
  await hydrated(page);
  // why: no input makes the real server fail; what counts is what the browser does with such an answer.
  await page.route((url) => url.pathname.endsWith('.data'), (route) => route.fulfill({ status: 500, contentType: 'text/plain', body: 'Unexpected Server Error' }));
  const kept = await page.locator('html, link[rel=stylesheet][href*="/root-"]').elementHandles();
  return () => Promise.all(kept.map((element) => element.evaluate((node) => ({ localName: (node as Element).localName, isConnected: node.isConnected }))));
}

const STAYED = [{ localName: 'html', isConnected: true }, { localName: 'link', isConnected: true }];

/** @returns the typeface of the page that tells what happened */
async function typefaceOfError(page: Page): Promise<string> {
  await page.getByRole('heading', { level: 1 }).filter({ hasText: /went wrong|our side|broke/i }).waitFor();
  return page.getByRole('main').evaluate((main) => getComputedStyle(main).fontFamily);
}

test.each([['portal', '/sign-in'], ['portal', '/link'], ['ops', '/sign-in']] as const)('what breaks outside of any frame (%s %s) is told on a page that never loses its styles, within the policy', async (app, path) => {
  const page = await visit({ app, expected: EXPECTED });
  await page.goto(path);
  const kept = await breakAnswers(page);
  await page.getByRole('textbox').first().fill('nora@example.com');
  const password = page.getByLabel('Password');
  if (await password.count()) await password.fill('a garden behind the house');
  await page.getByRole('button', { name: /Sign in|Send me a link/ }).click();
  expect(await typefaceOfError(page)).toContain('Inter');
  expect(await kept()).toEqual(STAYED);
});

test('what breaks in a form of the intake is told in style, too', async () => {
  const page = await visit({ app: 'intake', expected: EXPECTED });
  await page.goto('/start');
  const kept = await breakAnswers(page);
  await page.getByLabel('Or an exact amount').fill('10000');
  await goOn(page);
  expect(await typefaceOfError(page)).toContain('Inter');
  expect(await kept()).toEqual(STAYED);
});

test.each([MAYA, ADA])('what breaks in the frame itself, for $login, is told so too', async (person) => {
  const page = await visit({ app: person.app, as: await signedIn(person), expected: EXPECTED });
  await page.goto('/');
  const kept = await breakAnswers(page);
  await page.getByRole('link', { name: 'Payments' }).first().click();
  expect(await typefaceOfError(page)).toContain('Inter');
  expect(await kept()).toEqual(STAYED);
});
