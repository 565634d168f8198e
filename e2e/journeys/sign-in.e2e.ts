import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { ADA, fillSignIn, MAYA, PASSWORD, signIn, TOM } from '../harness/people.ts';
import { hydrated, visit } from '../harness/visit.ts';

/** A browser prints the status of a refused post. */
const REFUSED = [/status of 4\d\d/];
const WRONG = /did not match/;

describe.each([
  { app: 'portal', person: MAYA, stranger: ADA, cookie: 'sage_portal' },
  { app: 'ops', person: TOM, stranger: MAYA, cookie: 'sage_ops' },
] as const)('$app', ({ app, person, stranger, cookie }) => {
  test.each([
    ['/', '/'],
    ['/sign-in?to=%2F%3Ffrom%3Da-link', '/?from=a-link'],
    ['/sign-in?to=%2F%2Fevil.example%2F', '/'],
  ])('whoever opens %s signs in first and is then at %s', async (address, then) => {
    const page = await visit({ app });
    await page.goto(address);
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await fillSignIn(page, app, person.login, PASSWORD);
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    expect(page.url()).toBe(inject('urls')[app] + then);
  });

  test('a wrong password, another app\'s person and an unknown name get the same words', async () => {
    const said = [];
    for (const [login, password] of [[`nobody-${app}@example.com`, PASSWORD], [stranger.login, PASSWORD], [`${app}.${person.login}`, 'not-the-password']] as const) {
      const page = await visit({ app, expected: REFUSED });
      await page.goto('/sign-in');
      await fillSignIn(page, app, login, password);
      said.push(await page.getByRole('alert').textContent());
    }
    expect(new Set(said).size).toBe(1);
    expect(said[0]).toMatch(WRONG);
  });

  test('a wrong password is told, keeps the name, and the right one works after it', async () => {
    const page = await visit({ app, expected: REFUSED });
    await page.goto('/sign-in');
    await fillSignIn(page, app, person.login, 'not-the-password');
    expect(await page.getByRole('alert').textContent()).toMatch(WRONG);
    expect(await page.locator('input[name=login]').inputValue()).toBe(person.login);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
  });

  test('signing out ends the session, not only the cookie', async () => {
    const page = await visit({ app });
    await signIn(page, person);
    const kept = (await page.context().cookies()).find(({ name }) => name === cookie);
    expect(kept).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in**');
    await page.context().addCookies([kept!]);
    await page.goto('/');
    expect(new URL(page.url()).pathname).toBe('/sign-in');
  });
});

/** The demo project of a local start. */
const PROJECT = '/projects/5a9e0000-0000-4000-8000-000000000021';
const reason = (page: Page) => page.locator('details[open]').getByLabel('Reason');
const endSession = (page: Page) => page.context().clearCookies({ name: /^sage_(portal|ops)$/ });

describe('a session that ends while somebody writes costs none of their words', () => {
  test('a message in the portal, which is then sent once and is gone from the field', async () => {
    const body = `Is the oak safe? ${randomUUID()}`;
    const page = await visit({ app: 'portal' });
    await signIn(page, MAYA);
    await page.goto(`${PROJECT}/messages`);
    await hydrated(page);
    await page.getByLabel('Write to the studio').fill(body);
    await endSession(page);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.waitForURL('**/sign-in**');
    await fillSignIn(page, 'portal', MAYA.login, PASSWORD);
    await page.waitForURL(`**${PROJECT}/messages`);
    await expect.poll(() => page.getByLabel('Write to the studio').inputValue()).toBe(body);

    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('listitem').filter({ hasText: body }).waitFor();
    await endSession(page);
    await page.goto(`${PROJECT}/messages`);
    await fillSignIn(page, 'portal', MAYA.login, PASSWORD);
    await page.waitForURL(`**${PROJECT}/messages`);
    await hydrated(page);
    expect(await page.getByLabel('Write to the studio').inputValue()).toBe('');
    expect(await page.getByText(body).count()).toBe(1);
  });

  test('a reason in ops, in a form that was folded out', async () => {
    const why = 'A second round was agreed on the phone.';
    const page = await visit({ app: 'ops' });
    await signIn(page, ADA);
    await page.goto(PROJECT);
    await hydrated(page);
    await page.locator('summary', { hasText: 'Close this project' }).click();
    await reason(page).fill(why);
    await endSession(page);
    await page.getByRole('button', { name: 'Yes, close it' }).click();
    await page.waitForURL('**/sign-in**');
    await fillSignIn(page, 'ops', ADA.login, PASSWORD);
    await page.waitForURL(`**${PROJECT}`);
    await expect.poll(() => reason(page).inputValue()).toBe(why);
    await page.getByRole('button', { name: 'Yes, close it' }).waitFor();
  });

  test('but a colleague who signs in at the same place does not find them', async () => {
    const page = await visit({ app: 'ops' });
    await signIn(page, TOM);
    await page.goto(PROJECT);
    await hydrated(page);
    await page.getByLabel('Answer as the studio').fill('Not for others');
    await endSession(page);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.waitForURL('**/sign-in**');
    await fillSignIn(page, 'ops', ADA.login, PASSWORD);
    await page.waitForURL(`**${PROJECT}`);
    await expect.poll(() => page.evaluate(() => sessionStorage.getItem('sage.typed'))).toBeNull();
    expect(await page.getByLabel('Answer as the studio').inputValue()).toBe('');
  });

  test('but nobody finds them who signs in after signing out', async () => {
    const page = await visit({ app: 'portal' });
    await signIn(page, MAYA);
    await page.goto(`${PROJECT}/messages`);
    await hydrated(page);
    await page.getByLabel('Write to the studio').fill('Not for others');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in**');
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('Not for others');
  });
});
