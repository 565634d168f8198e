import { beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibilityProblems } from '../harness/axe.ts';
import { newMark } from '../harness/mark.ts';
import { commentInNotion, notionComments, notionPages, writeInNotion } from '../harness/notion-workspace.ts';
import { MAYA, TOM } from '../harness/people.ts';
import { signedIn } from '../harness/signed-in.ts';
import { visit, type StorageState } from '../harness/visit.ts';

const PROJECT = '5a9e0000-0000-4000-8000-000000000021';

async function look(page: Page) {
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect({ at: page.url(), isWide, problems: await accessibilityProblems(page) }).toEqual({ at: page.url(), isWide: false, problems: [] });
}

describe.each([390, 1280])('client and studio write to each other, at %i pixels', (width) => {
  /** Words that each try has for itself. */
  const mark = () => `${width}, ${newMark()}`;
  let question: string;
  let client: StorageState;
  let team: StorageState;
  let pageId: string;
  beforeAll(async () => {
    [client, team] = [await signedIn(MAYA), await signedIn(TOM)];
  });

  test('what the client writes is there once, for the studio and in Notion', async () => {
    question = `Does the oak stay? (${mark()})`;
    const page = await visit({ app: 'portal', width, as: client });
    await page.goto(`/projects/${PROJECT}`);
    const name = (await page.title()).split(' · ')[0] ?? '';
    await page.getByRole('link', { name: /Write to the studio|new message/ }).click();
    await page.getByLabel('Write to the studio').fill(question);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText(question).waitFor();
    await expect.poll(() => page.getByLabel('Write to the studio').inputValue()).toBe('');
    await expect.poll(() => page.getByText(question).count()).toBe(1);
    await look(page);

    await expect.poll(async () => (await notionPages(name)).length, { timeout: 60_000 }).toBe(1);
    pageId = (await notionPages(name))[0]!.id;
    await expect.poll(() => notionComments(pageId), { timeout: 60_000 }).toContainEqual(expect.stringMatching(new RegExp(`^Maya .*\\(client\\): ${question.replace(/[?()]/g, '\\$&')}$`)));
  });

  test('what the team answers in ops is new for the client until it is read', async () => {
    const answer = `It stays, see https://oak.example/plan (${mark()})`;
    const ops = await visit({ app: 'ops', width, as: team });
    await ops.goto(`/projects/${PROJECT}`);
    await ops.getByText(question).waitFor();
    await ops.getByLabel('Answer as the studio').fill(answer);
    await ops.getByRole('button', { name: 'Send' }).click();
    await ops.getByText('Your message is sent.').waitFor();
    await look(ops);
    expect(await ops.getByRole('link', { name: 'The project’s page in Notion' }).getAttribute('href')).toContain(pageId);

    const page = await visit({ app: 'portal', width, as: client });
    await page.goto('/');
    await page.getByRole('link', { name: /^Tom .*wrote to you/ }).first().click();
    await page.getByText('It stays, see').first().waitFor();
    await page.getByText('New', { exact: true }).first().waitFor();
    expect(await page.getByRole('link', { name: 'https://oak.example/plan' }).first().getAttribute('rel')).toContain('noopener');
    await look(page);
  });

  test('of what the team writes in Notion, the client sees what is meant for them, and the brief', async () => {
    const words = mark();
    await commentInNotion(pageId, `Between us: the oak may have to go (${words}).`);
    await commentInNotion(pageId, `@client The plan is ready (${words}).`);
    await writeInNotion(pageId, [
      { type: 'heading_2', heading_2: { rich_text: [{ text: { content: `Shade first, ${words}` } }] } },
      { type: 'to_do', to_do: { rich_text: [{ text: { content: 'Ask for the survey' } }], checked: true } },
    ]);
    const page = await visit({ app: 'portal', width, as: client });
    const until = async (path: string, seen: () => Promise<number>) => expect.poll(async () => (await page.goto(path), seen()), { timeout: 90_000, interval: 1_000 }).toBe(1);
    await until(`/projects/${PROJECT}/messages`, () => page.getByText(`The plan is ready (${words}).`).count());
    expect(await page.getByText('Between us').count()).toBe(0);
    await until(`/projects/${PROJECT}`, () => page.getByRole('heading', { name: `Shade first, ${words}` }).count());
    expect(await page.getByText('Between us').count()).toBe(0);
    await look(page);
  }, 200_000);
});
