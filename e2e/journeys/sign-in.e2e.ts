import { describe, expect, inject, test } from 'vitest';
import { ADA, fillSignIn, MAYA, PASSWORD, signIn, TOM } from '../harness/people.ts';
import { visit } from '../harness/visit.ts';

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
