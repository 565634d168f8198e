import type { Page } from 'playwright-core';

export interface IntakeAnswers {
  amount?: string;
  budget?: string;
  type: string;
  weeks: string;
  address: string;
  survey?: boolean;
  drawings?: boolean;
  name: string;
  email: string;
}

/** Answers that lead to tier 2 without review; each journey changes what it is about. */
export const intakeAnswers = (changes: Partial<IntakeAnswers> = {}): IntakeAnswers => ({
  amount: '10000',
  type: 'standard_renovation',
  weeks: '6',
  address: '418 Alder Lane',
  survey: true,
  name: 'Nora Lind',
  email: 'nora@example.com',
  ...changes,
});

export const titleIs = (page: Page, title: string | RegExp) => page.getByRole('heading', { level: 1, name: title }).waitFor();
export const goOn = (page: Page) => page.getByRole('button', { name: 'Continue' }).click();

/** From the first step to the review, through every step. */
export async function fillIntake(page: Page, { amount, budget, type, weeks, address, survey, drawings, name, email }: IntakeAnswers, atEach: () => Promise<void> = async () => {}): Promise<void> {
  await page.goto('/start');
  await atEach();
  if (budget) await page.getByLabel('Budget of the whole project').selectOption(budget);
  if (amount) await page.getByLabel('Or an exact amount').fill(amount);
  await goOn(page);
  await titleIs(page, 'What are you planning?');
  await atEach();
  await page.getByLabel('Kind of project').selectOption(type);
  await page.getByLabel('Weeks until you need the plans').fill(weeks);
  await goOn(page);
  await titleIs(page, /Where is it/);
  await atEach();
  await page.getByLabel('Address of the project').fill(address);
  await page.getByLabel('A survey of the site').setChecked(survey ?? false);
  await page.getByLabel('Drawings of the house or garden').setChecked(drawings ?? false);
  await goOn(page);
  await titleIs(page, 'How do we reach you?');
  await atEach();
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await goOn(page);
  await titleIs(page, 'Is everything right?');
  await atEach();
}

/** Sends it in. A test is so fast that the form may ask whether it is a person. */
export async function sendIntake(page: Page): Promise<string> {
  const send = page.getByRole('button', { name: 'Send and see my recommendation' });
  await send.click();
  const person = page.getByLabel('I am a person');
  await Promise.race([page.waitForURL('**/result/*'), person.waitFor()]);
  if (await person.isVisible()) {
    await person.check();
    await send.click();
    await page.waitForURL('**/result/*');
  }
  return new URL(page.url()).pathname;
}
