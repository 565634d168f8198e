import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { accessibilityProblems } from '../harness/axe.ts';
import { titleIs } from '../harness/intake-form.ts';
import { acceptInvitation, completeIntake, fillForm, fillUpload, findProject, goAndPay, invitationIn, PERSON, PNG, publish, sendForm, thanked, upload } from '../harness/journey-steps.ts';
import { newMark } from '../harness/mark.ts';
import { mailsAbout } from '../harness/mailbox.ts';
import { notionPages, shown } from '../harness/notion-workspace.ts';
import { TOM } from '../harness/people.ts';
import { signedIn } from '../harness/signed-in.ts';
import { DECLINED, PAID, payByCard } from '../harness/stripe-checkout.ts';
import { visit, type StorageState } from '../harness/visit.ts';

const JOURNEYS = [
  { width: 390, street: 'Juniper Court' },
  { width: 1280, street: 'Larch Lane' },
];

async function look(page: Page) {
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect({ at: page.url(), isWide, problems: await accessibilityProblems(page) }).toEqual({ at: page.url(), isWide: false, problems: [] });
}

describe.each(JOURNEYS)('one project all the way through, at $width pixels', ({ width, street }) => {
  let mark: string;
  let email: string;
  let project: RegExp;
  let team: StorageState;
  let projectName: string;
  let client: StorageState;
  beforeAll(async () => {
    team = await signedIn(TOM);
  });

  test('a prospect is routed, pays after a declined card, and the project opens', async () => {
    // A second try is somebody else's, at another place.
    mark = newMark();
    email = `nora-${mark}@example.com`;
    project = new RegExp(`${street} ${mark}`);
    const page = await visit({ app: 'intake', width, expected: PERSON });
    await fillForm(page, { email, address: `12 ${street} ${mark}`, name: `Nora Lind ${mark}` });
    await sendForm(page);
    await look(page);
    await goAndPay(page);
    await look(page);
    await payByCard(page, DECLINED);
    await page.getByText(/declined/i).first().waitFor();
    await look(page);
    await payByCard(page, PAID);
    await thanked(page);
    await look(page);
    expect(new URL(page.url()).origin).toBe(inject('urls').portal);
  });

  // An invitation is used once.
  test('the client comes in by the invitation and sees what is next', { retry: 0 }, async () => {
    const [invitation = ''] = await mailsAbout(email, /invit|portal/i);
    await mailsAbout(email, /receipt/i);
    const link = invitationIn(invitation, inject('urls').portal);
    const page = await visit({ app: 'portal', width });
    await page.goto(link);
    await look(page);
    await acceptInvitation(page);
    await look(page);
    client = await page.context().storageState();
    await page.goto(link);
    await titleIs(page, 'This link was used or is too old.');
    expect(await page.getByLabel('Your password').count()).toBe(0);
  });

  // A step is completed once.
  test('the team moves a milestone, uploads a deliverable and publishes it', { retry: 0 }, async () => {
    const page = await visit({ app: 'ops', width, as: team });
    await page.goto('/projects');
    await look(page);
    projectName = await findProject(page, project);
    await look(page);
    await completeIntake(page);
    await fillUpload(page, `Terrace plan ${mark}`);
    await look(page);
    await upload(page);
    await publish(page);
    await look(page);
    await expect.poll(() => page.getByText('Publish', { exact: true }).count()).toBe(0);
  });

  test('the client sees the step, the deliverable and the receipt, and may open the file', async () => {
    const page = await visit({ app: 'portal', width, as: client });
    await page.goto('/');
    await page.getByRole('link', { name: project }).first().click();
    await page.getByRole('heading', { name: `Terrace plan ${mark}` }).waitFor();
    await look(page);
    const file = await page.getByRole('link', { name: new RegExp(`Terrace plan ${mark}`) }).first().getAttribute('href');
    const stranger = await fetch(inject('urls').portal + file, { redirect: 'manual' });
    expect(stranger.headers.get('location')).toMatch(/^\/sign-in/);
    const answer = await page.context().request.get(inject('urls').portal + file);
    expect(answer.status()).toBe(200);
    expect(await answer.body()).toEqual(PNG);
    await page.goto('/payments');
    await page.getByText('$1,499').first().waitFor();
    await look(page);
  });

  test('Notion shows the client, the project, its steps and the deliverable, once each', async () => {
    const one = async (title: string) => (await notionPages(title)).length;
    await expect.poll(() => one(`Terrace plan ${mark}`), { timeout: 60_000, interval: 500 }).toBe(1);
    await expect.poll(() => one(`Nora Lind ${mark}`), { timeout: 30_000 }).toBe(1);
    const projects = async () => (await notionPages(projectName)).filter(({ in_trash }) => !in_trash);
    await expect.poll(async () => (await projects()).map((page) => shown(page, 'Current Milestone')), { timeout: 30_000 }).toEqual(['Asset Review']);
    const [page] = await projects();
    expect(page && ['Tier', 'Status', 'Payment Status'].map((name) => shown(page, name))).toEqual(['Tier 2', 'In Progress', 'Paid']);
    expect(JSON.stringify(page)).not.toContain(email);
  });
});
