import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { accessibilityProblems } from '../harness/axe.ts';
import { dataApi } from '../harness/data-api.ts';
import { invitationIn } from '../harness/journey-steps.ts';
import { mailsAbout } from '../harness/mailbox.ts';
import { fillSignIn, MAYA, PASSWORD } from '../harness/people.ts';
import { visit } from '../harness/visit.ts';

const NEW_PASSWORD = 'a heron beside the pond';
/** A browser prints the status of a refused post. */
const REFUSED = [/status of 4\d\d/];

/** A client whose password is that of the demo people. */
async function client(): Promise<string> {
  const [maya] = await dataApi<{ password_hash: string }>('GET', `users?select=password_hash&email=eq.${MAYA.login}`);
  const email = `${randomUUID()}@example.com`;
  await dataApi('POST', 'users?select=id', { email, name: 'Ines', user_type: 'sage_client', password_hash: maya!.password_hash });
  return email;
}

/** @returns every word of the answer */
async function askForLink(page: Page, email: string): Promise<string> {
  await page.goto('/link');
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await page.getByRole('heading', { level: 1, name: 'Look into your mail.' }).waitFor();
  return page.locator('main').innerText();
}

const linkTo = async (email: string) => invitationIn((await mailsAbout(email, /Choose a new password/))[0]!, inject('urls').portal);

async function signInWith(page: Page, email: string, password: string) {
  await page.goto('/sign-in');
  await fillSignIn(page, 'portal', email, password);
}

test.each([
  { width: 390, javaScript: true },
  { width: 1280, javaScript: true },
  // A slow telephone posts the form before any script is there.
  { width: 390, javaScript: false },
])('at $width pixels (JavaScript: $javaScript), whoever forgot the password gets a link, once, and the old password is over', async ({ width, javaScript }) => {
  const email = await client();
  const elsewhere = await visit({ app: 'portal' });
  await signInWith(elsewhere, email, PASSWORD);
  await elsewhere.getByRole('button', { name: 'Sign out' }).waitFor();

  const page = await visit({ app: 'portal', width, javaScript, expected: REFUSED });
  // why: axe is a script; the same page is looked at with JavaScript.
  const problems = async () => (javaScript ? accessibilityProblems(page) : []);
  await askForLink(page, email);
  expect(await problems()).toEqual([]);
  const link = await linkTo(email);
  await page.goto(link);
  expect(await page.locator('main').innerText()).toContain('Choose a new password.');
  expect(await problems()).toEqual([]);
  await page.getByLabel('Your password').fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Set the password and go in' }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();

  await elsewhere.goto('/');
  expect(new URL(elsewhere.url()).pathname).toBe('/sign-in');
  await mailsAbout(email, /Your password was changed/);
  await page.goto(link);
  await page.getByRole('heading', { level: 1, name: 'This link was used or is too old.' }).waitFor();

  const later = await visit({ app: 'portal', width, expected: REFUSED });
  await signInWith(later, email, PASSWORD);
  expect(await later.getByRole('alert').textContent()).toMatch(/did not match/);
  await later.getByLabel('Password').fill(NEW_PASSWORD);
  await later.getByRole('button', { name: 'Sign in' }).click();
  await later.getByRole('button', { name: 'Sign out' }).waitFor();
});

test('an unknown e-mail gets the same answer, word for word, and no mail', async () => {
  const [known, unknown] = [await client(), `${randomUUID()}@example.com`];
  const page = await visit({ app: 'portal' });
  const answers = [await askForLink(page, unknown), await askForLink(page, known)];
  expect(answers[0]).toBe(answers[1]);
  // The mail to the one who asked later is here, so one to the other would be, too.
  await linkTo(known);
  await mailsAbout(unknown, /./, 0);
});
