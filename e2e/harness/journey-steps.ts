import type { Page } from 'playwright-core';
import { fillIntake, intakeAnswers, sendIntake, titleIs } from './intake-form.ts';

/** The steps of a project from the form to the first deliverable, as its people take them. A test puts its own looks, or faults, between them. */

export interface Prospect {
  name: string;
  email: string;
  address: string;
}

export const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
export const CLIENT_PASSWORD = 'terrace under the old oak';

/** A test is so fast that the form asks whether it is a person, with a 400; the browser prints that. */
export const PERSON = [/status of 400/];

export const fillForm = (page: Page, prospect: Prospect) => fillIntake(page, intakeAnswers(prospect));
export const sendForm = sendIntake;

export async function goAndPay(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Pay $1,499 and begin' }).click();
  await page.waitForURL('**/c/pay/**');
}

export async function thanked(page: Page): Promise<void> {
  await page.waitForURL('**/paid/**');
  await titleIs(page, 'Thank you, your payment is in.');
}

export const invitationIn = (mail: string, portal: string): string => new RegExp(`${portal}/invitation/\\S+`).exec(mail)?.[0] ?? '';

export async function acceptInvitation(page: Page): Promise<void> {
  await page.getByLabel('Your password').fill(CLIENT_PASSWORD);
  await page.getByRole('button', { name: 'Set the password and go in' }).click();
  await page.getByRole('heading', { level: 1, name: /Intake|garden/ }).waitFor();
}

export async function findProject(page: Page, project: RegExp): Promise<string> {
  await page.goto('/projects');
  await page.getByRole('link', { name: project }).click();
  const title = page.getByRole('heading', { level: 1, name: project });
  await title.waitFor();
  return (await title.textContent()) ?? '';
}

export async function completeIntake(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Complete: Intake' }).click();
  await page.getByText('The step is completed, and the next one has begun.').waitFor();
}

export async function fillUpload(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Upload a deliverable' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Category').selectOption('Rendering');
  await page.getByLabel('File', { exact: true }).setInputFiles({ name: 'plan.png', mimeType: 'image/png', buffer: PNG });
}

export async function upload(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Upload' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/upload'));
}

export async function publish(page: Page): Promise<void> {
  await page.getByText('Ready', { exact: true }).waitFor({ timeout: 45_000 });
  await page.getByText('Publish', { exact: true }).click();
  await page.getByRole('button', { name: 'Yes, publish' }).click();
  await page.getByText('The deliverable is published.').waitFor();
}
