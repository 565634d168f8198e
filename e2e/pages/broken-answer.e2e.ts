import { expect, test } from 'vitest';
import { hydrated, visit } from '../harness/visit.ts';

test.each(['/sign-in', '/link'])('what breaks outside of any frame of the portal (%s) is told on a page with its styles, within the policy', async (path) => {
  const page = await visit({ app: 'portal', expected: [/status of 500/, /^console error: SyntaxError/] });
  await page.goto(path);
  await hydrated(page);
  // why: no input makes the real server fail; what counts is what the browser does with such an answer.
  await page.route((url) => url.pathname.endsWith('.data'), (route) => route.fulfill({ status: 500, contentType: 'text/plain', body: 'Unexpected Server Error' }));
  await page.getByRole('textbox').first().fill('nora@example.com');
  const password = page.getByLabel('Password');
  if (await password.count()) await password.fill('a garden behind the house');
  await page.getByRole('button', { name: /Sign in|Send me a link/ }).click();
  const title = page.getByRole('heading', { level: 1 });
  await title.filter({ hasText: /went wrong|our side|broke/i }).waitFor();
  expect(await page.getByRole('main').evaluate((main) => getComputedStyle(main).fontFamily)).toContain('Inter');
});
