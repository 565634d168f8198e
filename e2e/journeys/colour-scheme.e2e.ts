import { expect, test } from 'vitest';
import { visit } from '../harness/visit.ts';

test.each(['intake', 'portal', 'ops'] as const)('%s changes its colours in place and remembers them', async (app) => {
  const page = await visit({ app });
  await page.goto(app === 'intake' ? '/' : '/sign-in');
  const html = page.locator('html[data-mantine-color-scheme="dark"]');
  await Promise.all([page.waitForResponse('**/color-scheme**'), page.getByRole('button', { name: 'Dark' }).click()]);
  await html.waitFor();
  await page.reload();
  await html.waitFor();
  expect(await page.getByRole('button', { name: 'Dark' }).getAttribute('aria-pressed')).toBe('true');
});
