import { afterEach, beforeEach, expect, test } from 'vitest';
import { accessibilityProblems } from '../harness/axe.ts';
import { notionPages, workspaceOf } from '../harness/notion-workspace.ts';
import { ADA } from '../harness/people.ts';
import { signedIn } from '../harness/signed-in.ts';
import { startStack, type RunningStack } from '../harness/stack.ts';
import { hydrated, visit } from '../harness/visit.ts';

/** The demo people's own project. */
const PROJECT = 'Alder Lane garden';

// A studio of its own: in one where others write meanwhile, both sides are not the same.
let stack: RunningStack;
beforeEach(async () => {
  stack = await startStack();
});
afterEach(() => stack.stop());

test('an admin looks at a dry run, types the studio\'s name, and watches Notion being rebuilt and proven, without a page twice', async () => {
  const pages = () => notionPages(PROJECT, workspaceOf(stack));
  const page = await visit({ app: 'ops', width: 390, urls: stack.urls, as: await signedIn(ADA, stack.urls), expected: [/status of 409/] });
  await expect.poll(async () => (await pages()).length, { timeout: 60_000 }).toBe(1);
  await page.goto('/sync/rebuild');
  await hydrated(page);
  const rebuild = page.getByRole('button', { name: 'Rebuild: Notion' });
  expect(await rebuild.count()).toBe(0);

  await page.getByRole('button', { name: 'Dry run: rebuild' }).click();
  await page.getByRole('table', { name: 'What a rebuild would do, by kind' }).waitFor({ timeout: 60_000 });
  const [before] = await pages();
  await page.getByLabel(/Type the studio’s name/).fill('Another studio');
  await rebuild.click();
  await page.getByText('To rebuild, type the name of the studio: SAGE').waitFor();
  await page.getByLabel(/Type the studio’s name/).fill('sage');
  await rebuild.click();

  const proof = page.getByRole('table', { name: 'How both sides compare, by kind' });
  await proof.waitFor({ timeout: 90_000 });
  expect(await page.getByText('Both sides hold the same').count()).toBe(1);
  expect((await pages()).map(({ id }) => id)).toEqual([before?.id]);
  await expect.poll(() => rebuild.count()).toBe(0);
  expect(await accessibilityProblems(page)).toEqual([]);
});
