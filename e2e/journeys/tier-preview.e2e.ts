import { expect, inject, test } from 'vitest';
import { visit } from '../harness/visit.ts';

test('a prospect changes an answer and sees the recommendation change', async () => {
  const page = await visit({ app: 'intake' });
  await page.goto('/fit');
  await page.getByLabel('Or an exact amount').fill('10000');
  await page.getByLabel('Weeks until you need the plans').fill('6');
  await page.getByLabel('Kind of project').selectOption('standard_renovation');
  await page.getByLabel('A survey of the site').check();
  await page.getByRole('button', { name: 'See which tier fits' }).click();
  const title = page.getByRole('heading', { level: 1 });
  await expect.poll(() => title.textContent()).toMatch(/^The Builder suits/);

  await page.getByLabel('Kind of project').selectOption('complex');
  await page.getByRole('button', { name: 'See again' }).click();
  await expect.poll(() => title.textContent()).toMatch(/^KAA White Glove/);
});

test('the page says what the public API says', async () => {
  const input = { budget: { kind: 'amount', cents: 1_000_000 }, timelineWeeks: 6, projectType: 'standard_renovation', hasSurvey: true, hasDrawings: false };
  const url = `${inject('urls').intake}/api/trpc/routing.preview?input=${encodeURIComponent(JSON.stringify({ json: input }))}`;
  const response = await fetch(url);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ result: { data: { json: { tier: 2, confidence: 'high', needsReview: false } } } });
});
