import { describe, expect, test } from 'vitest';
import { ADA, MAYA, signIn } from '../harness/people.ts';
import { visit } from '../harness/visit.ts';

describe('without JavaScript', () => {
  test.each([MAYA, ADA])('$login signs in and out', async (person) => {
    const page = await visit({ app: person.app, javaScript: false });
    await signIn(page, person);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/sign-in');
  });

  test.each(['intake', 'portal', 'ops'] as const)('the colour scheme of %s changes, and stays', async (app) => {
    const page = await visit({ app, javaScript: false });
    await page.goto(app === 'intake' ? '/fit' : '/sign-in');
    const before = page.url();
    await page.getByRole('button', { name: 'Dark' }).click();
    await expect.poll(() => page.getByRole('button', { name: 'Dark' }).getAttribute('aria-pressed')).toBe('true');
    expect(page.url()).toBe(before);
    await page.reload();
    expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
  });

  test('a prospect learns which tier fits', async () => {
    const page = await visit({ app: 'intake', javaScript: false });
    await page.goto('/');
    await page.getByRole('link', { name: 'See first which tier fits' }).click();
    await page.getByLabel('Or an exact amount').fill('5000');
    await page.getByLabel('Weeks until you need the plans').fill('3');
    await page.getByLabel('Kind of project').selectOption('simple_renovation');
    await page.getByLabel('A survey of the site').check();
    await page.getByLabel('Drawings of the house or garden').check();
    await page.getByRole('button', { name: 'See which tier fits' }).click();
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toMatch(/The Concept suits your garden best/);
  });
});
