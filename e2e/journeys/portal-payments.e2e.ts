import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { accessibilityProblems } from '../harness/axe.ts';
import { dataApi } from '../harness/data-api.ts';
import { titleIs } from '../harness/intake-form.ts';
import { acceptInvitation, fillForm, goAndPay, invitationIn, PERSON, sendForm, thanked } from '../harness/journey-steps.ts';
import { mailsAbout } from '../harness/mailbox.ts';
import { ADA } from '../harness/people.ts';
import { signedIn } from '../harness/signed-in.ts';
import { PAID, payByCard, payByDebit, SETTLES } from '../harness/stripe-checkout.ts';
import { visit } from '../harness/visit.ts';

const REFUSED = [...PERSON, /status of 409/];
/** For good: two files need it, perhaps at once, and none waits for a debit to settle. */
const slowBank = async () => void (await fetch(`${inject('urls').stripe}/_control/switches`, { method: 'POST', body: JSON.stringify({ settle_ms: 24 * 60 * 60_000 }) }));

async function look(page: Page) {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect({ at: page.url(), width, isWide, problems: await accessibilityProblems(page) }).toEqual({ at: page.url(), width, isWide: false, problems: [] });
  }
}

/** A client in the portal whose project is paid, and owes two instalments more. */
async function clientWhoOwes(page: Page): Promise<string> {
  const street = `Ledger Row ${randomUUID().slice(0, 8)}`;
  const email = `${randomUUID()}@example.com`;
  await fillForm(page, { name: 'Ivy Payer', email, address: `21 ${street}` });
  await sendForm(page);
  await goAndPay(page);
  await payByCard(page, PAID);
  await thanked(page);
  const [mail = ''] = await mailsAbout(email, /invit|portal/i);
  await page.goto(invitationIn(mail, inject('urls').portal));
  await acceptInvitation(page);
  const [project] = await dataApi<{ id: string }>('GET', `projects?name=like.*${encodeURIComponent(street)}*&select=id`);
  for (const [label, amount_cents] of [['First instalment', 50_000], ['Second instalment', 25_000]] as const) {
    await dataApi('POST', 'dues', { project_id: project!.id, purpose: 'instalment', label, amount_cents, currency: 'usd' });
  }
  return project!.id;
}

test('a debit on its way is told in the portal and cannot be paid again; what a closed project leaves open cannot be paid at all', async () => {
  await slowBank();
  const page = await visit({ app: 'intake', expected: REFUSED });
  const projectId = await clientWhoOwes(page);
  const payments = `${inject('urls').portal}/payments`;

  await page.goto(payments);
  await page.getByRole('button', { name: 'Pay $500' }).click();
  await page.waitForURL('**/c/pay/**');
  await payByDebit(page, SETTLES);
  await page.waitForURL('**/paid/**');
  await titleIs(page, 'Your payment is on its way.');
  await page.goto(payments);
  const owed = page.getByRole('list', { name: 'What you owe' }).getByRole('listitem');
  await owed.filter({ hasText: 'First instalment' }).getByText('On its way').waitFor();
  expect(await owed.filter({ hasText: 'First instalment' }).getByRole('button').count()).toBe(0);
  await owed.filter({ hasText: 'Second instalment' }).getByRole('button', { name: 'Pay $250' }).waitFor();
  await look(page);
  await page.goto(inject('urls').portal);
  await page.getByText('First instalment, $500: on its way.').waitFor();
  await look(page);

  await page.goto(payments);
  const admin = await visit({ app: 'ops', as: await signedIn(ADA) });
  await admin.goto(`/projects/${projectId}`);
  await admin.getByText('Close this project').click();
  await admin.getByLabel('Reason').last().fill('The client sold the house.');
  await admin.getByRole('button', { name: 'Yes, close it' }).click();
  await admin.getByText('The project is closed.').first().waitFor();

  // The page of before still has the button.
  await page.getByRole('button', { name: 'Pay $250' }).click();
  await page.getByRole('heading', { name: 'The project is closed, so this cannot be paid here. Please ask the studio.' }).waitFor();
  await page.getByRole('link', { name: 'To your payments' }).click();
  await page.getByText('This project is closed, so nothing of it can be paid here.').waitFor();
  expect(await page.getByRole('button', { name: /^Pay/ }).count()).toBe(0);
  await page.getByText('On its way').waitFor();
  await look(page);
  await page.goto(inject('urls').portal);
  await page.getByRole('heading', { name: 'Not paid' }).waitFor();
  await look(page);
});
