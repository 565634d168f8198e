import { chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';

/** A page whose console nobody watches, for a story in which processes die; it waits as long as they take to come back. */
export async function patientPage(baseURL: string): Promise<Page> {
  const browser = await chromium.connect(inject('browser'));
  const context = await browser.newContext({ baseURL, reducedMotion: 'reduce' });
  context.setDefaultTimeout(60_000);
  return context.newPage();
}
