import { chromium } from 'playwright-core';
import { inject } from 'vitest';
import { signIn, type Person } from './people.ts';
import type { StorageState } from './visit.ts';

/** Someone's cookies, got by the form once; signing in anew for every page would run into the limit of tries. */
export async function signedIn(person: Person, urls = inject('urls')): Promise<StorageState> {
  const browser = await chromium.connect(inject('browser'));
  const page = await browser.newPage({ baseURL: urls[person.app] });
  try {
    return await signIn(page, person);
  } finally {
    await browser.close();
  }
}
