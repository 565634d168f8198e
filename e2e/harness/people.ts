import type { Page } from 'playwright-core';
import type { StorageState } from './visit.ts';

/** The demo people of a local start. */
export const PASSWORD = 'garden-gate-2026';
export interface Person {
  login: string;
  app: 'portal' | 'ops';
}

export const MAYA: Person = { login: 'maya@example.com', app: 'portal' };
export const ADA: Person = { login: 'ada@sage.example', app: 'ops' };
export const TOM: Person = { login: 'tom@sage.example', app: 'ops' };

const LOGIN_LABEL: Record<Person['app'], string> = { portal: 'E-mail or project address', ops: 'E-mail' };

export async function fillSignIn(page: Page, app: Person['app'], login: string, password: string): Promise<void> {
  await page.getByLabel(LOGIN_LABEL[app]).fill(login);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Signs in by the form, and returns the cookies for other pages. */
export async function signIn(page: Page, { login, app }: Person): Promise<StorageState> {
  await page.goto('/sign-in');
  await fillSignIn(page, app, login, PASSWORD);
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  return page.context().storageState();
}
