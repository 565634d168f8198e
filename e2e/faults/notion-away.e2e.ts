import { randomUUID } from 'node:crypto';
import { createNotionStandIn, freePort, serveNotion } from '@sage/local-services/testing';
import { chromium, type Page } from 'playwright-core';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { acceptInvitation, completeIntake, fillForm, fillUpload, findProject, goAndPay, invitationIn, publish, sendForm, thanked, upload } from '../harness/journey-steps.ts';
import { mailsAbout } from '../harness/mailbox.ts';
import { notionPages, shown } from '../harness/notion-workspace.ts';
import { signIn, TOM } from '../harness/people.ts';
import { startStack, type AppName, type RunningStack } from '../harness/stack.ts';
import { PAID, payByCard } from '../harness/stripe-checkout.ts';

const NORA = { name: 'Nora Away', email: 'nora-away@example.com', address: '7 Quince Walk' };
const token = `ntn_${randomUUID()}`;
const parentPageId = randomUUID();
let port: number;
let stack: RunningStack;

// why: a workspace of one's own at an address where nobody answers yet. The stack takes it for the real Notion. A second try begins with nothing.
beforeEach(async () => {
  port = await freePort();
  stack = await startStack({ env: { NOTION_TOKEN: token, NOTION_PARENT_PAGE_ID: parentPageId, NOTION_API_URL: `http://127.0.0.1:${port}` } });
});
afterEach(() => stack.stop());

async function pageOf(app: AppName): Promise<Page> {
  const browser = await chromium.connect(inject('browser'));
  return (await browser.newContext({ baseURL: stack.urls[app], reducedMotion: 'reduce' })).newPage();
}

test('with Notion away from the first start on nobody notices, and all of it is there once Notion is', async () => {
  const prospect = await pageOf('intake');
  await fillForm(prospect, NORA);
  await sendForm(prospect);
  await goAndPay(prospect);
  await payByCard(prospect, PAID);
  await thanked(prospect);
  const [invitation = ''] = await mailsAbout(NORA.email, /invit|portal/i, 1, stack.urls.mail);
  const client = await pageOf('portal');
  await client.goto(invitationIn(invitation, stack.urls.portal));
  await acceptInvitation(client);
  const team = await pageOf('ops');
  await signIn(team, TOM);
  await findProject(team, /Quince Walk/);
  await completeIntake(team);
  await fillUpload(team, 'Quince terrace plan');
  await upload(team);
  await publish(team);
  await client.goto('/');
  await client.getByRole('link', { name: /Quince Walk/ }).first().click();
  await client.getByRole('heading', { name: 'Quince terrace plan' }).waitFor();

  const standIn = createNotionStandIn({ token, parentPageId });
  const notion = await serveNotion(standIn, port);
  try {
    const live = async (title: string) => (await notionPages(title, { url: notion.url, token })).filter(({ in_trash }) => !in_trash);
    await expect.poll(async () => (await live('Quince terrace plan')).length, { timeout: 90_000, interval: 500 }).toBe(1);
    expect((await live('Nora Away')).length).toBe(1);
    const project = async () => (await live('Quince Walk garden')).map((page) => shown(page, 'Current Milestone'));
    await expect.poll(project, { timeout: 30_000 }).toEqual(['Asset Review']);
  } finally {
    await notion.close();
  }
}, 300_000);
