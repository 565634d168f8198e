import { createNotionStandIn, serveNotion, type NotionStandIn } from '@sage/local-services/testing';
import { chromium, type Browser } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { accessibilityProblems } from '../harness/axe.ts';
import { watch } from '../harness/problems.ts';

const LOOKS = [{ colorScheme: 'light', width: 390 }, { colorScheme: 'dark', width: 1280 }] as const;
const text = (content: string) => [{ text: { content } }];

let standIn: NotionStandIn;
let server: Awaited<ReturnType<typeof serveNotion>>;
let browser: Browser;
let paths: string[];
let task: string;

// why: a workspace of one's own, so that nothing here is seen by the product; anew for each try, since a test changes it
beforeEach(async () => {
  standIn = createNotionStandIn({ token: 'ntn_for_nobody' });
  server = await serveNotion(standIn, 0);
  browser = await chromium.connect(inject('browser'));
  const properties = { Name: { title: {} }, Done: { checkbox: {} }, Stage: { status: {} }, Tags: { multi_select: { options: [{ name: 'Shade' }] } }, Link: { url: {} }, Files: { files: {} } };
  const parent = { page_id: standIn.parentPageId };
  const { data_sources } = standIn.person.ask('databases.create', { body: { parent, title: text('Team Tasks'), initial_data_source: { properties } } }) as { data_sources: { id: string }[] };
  const source = data_sources[0]?.id ?? '';
  const children = [{ heading_2: { rich_text: text('Plan') } }, { toggle: { rich_text: text('Managed'), children: [{ to_do: { rich_text: text('Call') } }] } }, { divider: {} }, { embed: { url: 'https://example.com/a' } }];
  const page = standIn.person.ask('pages.create', { body: { parent: { data_source_id: source }, properties: { Name: { title: text('Order the ferns for the shady side of the courtyard') } }, children } }) as { id: string };
  standIn.person.ask('comments.create', { body: { parent: { page_id: page.id }, rich_text: text('@client Almost there') } });
  standIn.faults.add({ kind: 'refused', status: 503, operation: 'search' }, standIn.clock.now());
  task = `/pages/${page.id}`;
  paths = ['/', `/databases/${source}`, `/databases/${source}?board=${encodeURIComponent(standIn.store.get('data_source', source).properties[2]?.id ?? '')}`, `/databases/${source}/columns`, task, '/calls', '/webhooks', '/faults'];
});
afterEach(async () => {
  await browser.close();
  await server.close();
});

describe("the Notion stand-in's own pages", () => {
  test.each(LOOKS)('are sound, $colorScheme at $width pixels', async ({ colorScheme, width }) => {
    const context = await browser.newContext({ baseURL: server.url, viewport: { width, height: 900 }, colorScheme });
    const problems = await watch(context);
    const page = await context.newPage();
    for (const path of paths) {
      await page.goto(path);
      expect([path, await accessibilityProblems(page)]).toEqual([path, []]);
      expect([path, await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)]).toEqual([path, false]);
    }
    await context.close();
    expect(problems).toEqual([]);
  });

  test('take a tick, a line and a comment without JavaScript, by keyboard', async () => {
    const context = await browser.newContext({ baseURL: server.url, viewport: { width: 390, height: 800 }, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(task);
    await page.getByLabel('Done', { exact: true }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByLabel('Done', { exact: true }).isChecked()).toBe(true);
    await page.getByLabel('Add lines').fill('# Roses');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('input[value="# Roses"]').count()).toBe(1);
    await page.getByLabel('Add a comment').fill('Well done');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByText('Well done').count()).toBe(1);
    await context.close();
  });
});
