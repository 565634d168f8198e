import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { accessibilityProblems } from '../harness/axe.ts';
import { dataApi } from '../harness/data-api.ts';
import { ADA } from '../harness/people.ts';
import { signedIn } from '../harness/signed-in.ts';
import { startStack, type RunningStack } from '../harness/stack.ts';
import { visit, type StorageState } from '../harness/visit.ts';

const PROJECT = '/projects/5a9e0000-0000-4000-8000-000000000021';
const WHY = 'We look at how it stands.';

// A product of its own: others wait for Notion meanwhile.
let stack: RunningStack;
let admin: StorageState;
beforeAll(async () => {
  stack = await startStack();
  admin = await signedIn(ADA, stack.urls);
});
afterAll(() => stack.stop());
const rows = (method: string, where: string, row: object) => dataApi(method, where, row, stack);

async function look(page: Page) {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect({ at: page.url(), width, isWide, problems: await accessibilityProblems(page) }).toEqual({ at: page.url(), width, isWide: false, problems: [] });
  }
}

const main = (page: Page) => page.getByRole('main');

/** What opens a form: its button bears the same name. */
const opener = (page: Page, name: string) => page.locator(`summary[aria-label="${name}"]`);

async function steer(page: Page, opens: string, button: string) {
  await opener(page, opens).click();
  await page.locator('details[open]').getByLabel('Reason').fill(WHY);
  await page.locator('details[open]').getByRole('button', { name: button }).click();
}

test('a stop is told in the same words on each page, nothing is promised meanwhile, and no form stays open after it', async () => {
  onTestFinished(async () => void (await rows('PATCH', 'sync_limiter?id=is.true', { stopped_at: null, stopped_by: null, stopped_reason: null })));
  const page = await visit({ app: 'ops', urls: stack.urls, as: admin });
  await page.goto('/sync');
  await steer(page, 'Pause everything: the whole sync', 'Pause');
  await page.getByRole('heading', { name: 'The sync is stopped.' }).waitFor();
  expect(await page.locator('details[open]').count()).toBe(0);
  await rows('POST', 'clients', { name: 'Willow Waiting', tier: 2 });

  await page.goto('/sync');
  await main(page).getByText(/stopped it .* ago: “We look at how it stands”\. .* changes? waits?/).waitFor();
  expect(await main(page).locator('dt', { hasText: 'Time to drain' }).locator('+ dd').textContent()).toBe('Not known');
  await look(page);
  await page.goto('/');
  await main(page).getByRole('heading', { name: 'Notion: The sync is stopped.' }).waitFor();
  await main(page).getByText(/he Notion sync, which is stopped\./).first().waitFor();
  await look(page);
  await page.goto(PROJECT);
  await page.getByRole('region', { name: 'In Notion' }).getByText(/the sync is stopped/).first().waitFor();
  await look(page);

  await page.goto('/sync');
  await steer(page, 'Resume: the whole sync', 'Resume');
  await opener(page, 'Pause everything: the whole sync').waitFor();
  expect(await page.locator('details[open]').count()).toBe(0);
  await page.goto('/');
  await expect.poll(async () => (await page.reload(), main(page).getByRole('heading', { name: 'Notion: The sync is stopped.' }).count())).toBe(0);
}, 180_000);

test('a paused kind is told by name, with the reason, and its form closes when it is resumed', async () => {
  onTestFinished(async () => void (await rows('PATCH', 'sync_kinds?kind=eq.deliverable', { paused_at: null, paused_by: null, paused_reason: null })));
  const page = await visit({ app: 'ops', urls: stack.urls, as: admin });
  await page.goto('/sync');
  await steer(page, 'Pause: Deliverables', 'Pause');
  await page.getByRole('heading', { name: 'Deliverables are paused.' }).waitFor();
  await main(page).getByText(/Deliverables: paused by .*: “We look at how it stands”/).waitFor();
  await look(page);
  await steer(page, 'Resume: Deliverables', 'Resume');
  await opener(page, 'Pause: Deliverables').waitFor();
  expect(await page.locator('details[open]').count()).toBe(0);
});

test('all that was put back is left so by keyboard, and the list stays where it is', async () => {
  for (const field of ['Name', 'Tier']) await rows('POST', 'sync_conflicts', { kind: 'project', record_id: randomUUID(), field, notion: { title: [] }, winner: 'postgres' });
  const page = await visit({ app: 'ops', urls: stack.urls, as: admin });
  await page.goto('/sync/conflicts?status=put_back');
  const opens = opener(page, 'Leave all so: what was put back');
  await opens.waitFor();
  await look(page);
  await opens.focus();
  await page.keyboard.press('Enter');
  await page.getByText(/\d+ edits are put aside as seen\./).waitFor();
  await look(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('All that was shown is left as it is.').waitFor();
  expect(new URL(page.url()).searchParams.get('status')).toBe('put_back');
  await page.getByText('Nothing was put back').waitFor();
});
