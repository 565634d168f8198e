import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { accessibilityProblems } from '../harness/axe.ts';
import { fillIntake, goOn, intakeAnswers, sendIntake, titleIs } from '../harness/intake-form.ts';
import { payByDebit, SETTLES } from '../harness/stripe-checkout.ts';
import { hydrated, visit } from '../harness/visit.ts';

/** A browser prints the status of a refused post. */
const REFUSED = [/status of 400/];
const WAYS = [true, false].flatMap((javaScript) => [390, 1280].map((width) => ({ javaScript, width })));

const overflows = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
const mailsTo = async (email: string) => {
  const all = (await (await fetch(`${inject('urls').mail}/api/email`)).json()) as { to: { address: string }[]; text: string }[];
  return all.filter(({ to }) => to.some(({ address }) => address === email));
};

/** The stand-in's bank takes eight seconds by default. For good: two files need it, perhaps at once, and none waits for a debit to settle. */
const slowBank = async () => void (await fetch(`${inject('urls').stripe}/_control/switches`, { method: 'POST', body: JSON.stringify({ settle_ms: 24 * 60 * 60_000 }) }));

describe.each(WAYS)('JavaScript $javaScript, $width pixels', ({ javaScript, width }) => {
  const open = () => visit({ app: 'intake', javaScript, width, expected: REFUSED });

  test('a prospect goes from the start page to a recommendation that may be paid', async () => {
    const page = await open();
    await page.goto('/');
    await page.getByRole('main').getByRole('link', { name: 'Start your project' }).first().click();
    await titleIs(page, 'What may your garden cost?');
    // axe needs scripts in the page; the pages are the same without.
    const look = async () => {
      if (!javaScript) return;
      expect(await overflows(page)).toBe(false);
      expect(await accessibilityProblems(page)).toEqual([]);
    };
    await fillIntake(page, intakeAnswers({ email: `pay-${javaScript}-${width}@example.com` }), look);
    await sendIntake(page);
    await titleIs(page, 'The Builder suits your garden best.');
    await look();
    expect(await page.getByText('Recommendation for 418 Alder Lane').count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Pay $1,499 and begin' }).count()).toBe(1);
    expect(await page.getByText('Without a survey, The Concierge would fit better.').count()).toBe(1);
    const shown = await page.content();
    for (const personal of ['Nora Lind', `pay-${javaScript}-${width}`]) expect(shown).not.toContain(personal);
  });

  test('whoever has to be looked at first is told so, and cannot pay', async () => {
    const page = await open();
    await fillIntake(page, intakeAnswers({ amount: '50000', type: 'complex', weeks: '12', survey: false, email: `review-${javaScript}-${width}@example.com` }));
    await sendIntake(page);
    await titleIs(page, /KAA White Glove/);
    expect(await page.getByText('One of us looks at your project before').count()).toBe(1);
    expect(await page.getByRole('button', { name: /^Pay/ }).count()).toBe(0);
  });

  test('a mistake is told at its field, which has the focus, and nothing typed is lost', async () => {
    const page = await open();
    await page.goto('/start');
    await goOn(page);
    await page.getByText('Choose a budget, or write an amount below.').waitFor();
    await page.getByLabel('Or an exact amount').fill('ten thousand');
    await goOn(page);
    await page.getByText('Write the amount as a number, such as 12,500.').waitFor();
    const amount = page.getByLabel('Or an exact amount');
    expect(await amount.inputValue()).toBe('ten thousand');
    await expect.poll(() => amount.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('going back and forth, reloading, and skipping ahead keep what was typed', async () => {
    const page = await open();
    await fillIntake(page, intakeAnswers());
    await page.getByRole('link', { name: 'Change: Project' }).click();
    await titleIs(page, 'What are you planning?');
    await page.reload();
    expect(await page.getByLabel('Kind of project').inputValue()).toBe('standard_renovation');
    await page.getByLabel('Weeks until you need the plans').fill('7');
    await goOn(page);
    await titleIs(page, /Where is it/);
    expect(await page.getByLabel('A survey of the site').isChecked()).toBe(true);
    await page.getByRole('link', { name: 'Back', exact: true }).click();
    await titleIs(page, 'What are you planning?');
    expect(await page.getByLabel('Weeks until you need the plans').inputValue()).toBe('7');
    await page.goto('/start/review');
    await titleIs(page, 'Is everything right?');
    expect(page.url()).not.toMatch(/nora|alder/i);
  });
});

test('a reload in the middle of a step loses nothing', async () => {
  const page = await visit({ app: 'intake' });
  await fillIntake(page, intakeAnswers());
  await page.goto('/start/contact');
  await Promise.all([page.waitForResponse('**/start/keep'), page.getByLabel('Your name').fill('Nora Lind the Second')]);
  await page.reload();
  expect(await page.getByLabel('Your name').inputValue()).toBe('Nora Lind the Second');
});

test('a reload right after a key, before anything could be kept, loses nothing either', async () => {
  const page = await visit({ app: 'intake' });
  await fillIntake(page, intakeAnswers());
  await page.goto('/start/site');
  await hydrated(page);
  await page.getByLabel('Address of the project').fill('9 Quince Street');
  await page.getByLabel('Drawings of the house or garden').check();
  await Promise.all([page.waitForResponse('**/start/keep'), page.reload()]);
  const typed = async () => [await page.getByLabel('Address of the project').inputValue(), await page.getByLabel('Drawings of the house or garden').isChecked()];
  await expect.poll(typed).toEqual(['9 Quince Street', true]);
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await titleIs(page, 'What are you planning?');
  await page.goto('/start/site');
  await expect.poll(typed).toEqual(['9 Quince Street', true]);
});

test('what is typed as the page is hidden is kept at once', async () => {
  const page = await visit({ app: 'intake' });
  await fillIntake(page, intakeAnswers());
  await page.goto('/start/contact');
  await hydrated(page);
  // A page that is never quiet for long: only hiding it can send anything.
  await page.clock.install();
  await page.getByLabel('Your name').fill('Nora Lind the Third');
  const [kept] = await Promise.all([page.waitForRequest('**/start/keep'), page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))]);
  expect(kept.postData()).toContain('Nora Lind the Third');
});

test('a bank debit on its way is told on the result page, and cannot be paid again', async () => {
  await slowBank();
  const page = await visit({ app: 'intake', expected: REFUSED });
  await fillIntake(page, intakeAnswers({ email: `${randomUUID()}@example.com` }));
  const result = await sendIntake(page);
  await page.getByRole('button', { name: 'Pay $1,499 and begin' }).click();
  await page.waitForURL('**/c/pay/**');
  await payByDebit(page, SETTLES);
  await page.waitForURL('**/paid/**');
  await titleIs(page, 'Your payment is on its way.');
  await page.goto(inject('urls').intake + result);
  await page.getByText('Your payment is on its way. Your bank confirms it within 5 working days').waitFor();
  expect(await page.getByRole('button', { name: /^Pay/ }).count()).toBe(0);
  expect(await accessibilityProblems(page)).toEqual([]);
});

test('a step cannot be skipped', async () => {
  const page = await visit({ app: 'intake' });
  await page.goto('/start/review');
  expect(new URL(page.url()).pathname).toBe('/start/budget');
});

test('sending twice makes one lead and one mail, with the link back', async () => {
  const page = await visit({ app: 'intake', javaScript: false });
  const email = `${randomUUID()}@example.com`;
  await fillIntake(page, intakeAnswers({ email }));
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const submissionId = await page.locator('input[name=submissionId]').inputValue();
  const origin = inject('urls').intake;
  const post = (cookie: string) =>
    fetch(`${origin}/start/review`, { method: 'POST', redirect: 'manual', headers: { origin, cookie }, body: new URLSearchParams({ submissionId, person: 'on' }) });
  const answers = await Promise.all([post(cookies), post(cookies), post(cookies)]);
  answers.push(await post(''));
  expect(answers.map((answer) => [answer.status, answer.headers.get('location')])).toEqual(answers.map(() => [302, `/result/${submissionId}`]));
  await expect.poll(async () => (await mailsTo(email)).length, { timeout: 20_000 }).toBe(1);
  expect((await mailsTo(email))[0]?.text).toContain(`${origin}/result/${submissionId}`);
});

test('a field that people do not see costs a tick, not the answers', async () => {
  const page = await visit({ app: 'intake', expected: REFUSED });
  await fillIntake(page, intakeAnswers({ email: 'trap@example.com' }));
  await page.locator('input[name=website]').evaluate((field: HTMLInputElement) => (field.value = 'https://filled-by-the-browser.example'));
  await page.getByRole('button', { name: 'Send and see my recommendation' }).click();
  await page.getByLabel('I am a person').check();
  expect(await page.getByText('trap@example.com').count()).toBe(1);
  await page.getByRole('button', { name: 'Send and see my recommendation' }).click();
  await titleIs(page, 'The Builder suits your garden best.');
});

test.each(['/result/1', '/result/0b4f9a2e-0000-4000-8000-00000000dead', '/start/nowhere'])('%s is not there', async (path) => {
  expect((await fetch(inject('urls').intake + path)).status).toBe(404);
});
