import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { expect, inject, onTestFinished } from 'vitest';
import { watch } from './problems.ts';
import type { AppName } from './stack.ts';

export type Scheme = 'light' | 'dark';
export type StorageState = Exclude<BrowserContextOptions['storageState'], string | undefined>;

interface VisitOptions {
  app: AppName;
  scheme?: Scheme;
  width?: number;
  javaScript?: boolean;
  /** Of the reader; the machine's own without. */
  timeZone?: string;
  /** Another stack than the shared one. */
  urls?: Record<AppName, string>;
  /** A signed-in person's cookies, see `signedIn`. */
  as?: StorageState;
  /** Messages that this test expects the browser to print, such as the status of a page that is missing. */
  expected?: RegExp[];
}

/** Without JavaScript the browser does not preload modules, and says so. */
const NO_MODULES = /\.js failed with csp$/;

let connection: Promise<Browser> | undefined;
const browser = () => (connection ??= chromium.connect(inject('browser')));

/** Until React has taken over the whole page (its outermost element comes last). Forms and links work before that too. */
export const hydrated = (page: Page) => page.waitForFunction(() => Object.keys(document.documentElement).some((key) => key.startsWith('__reactProps')));

/** A page of its own in the shared browser. When the test ends, its console must be empty and its policy unbroken. */
export async function visit({ app, urls = inject('urls'), scheme, width = 1280, javaScript = true, timeZone, as, expected = [] }: VisitOptions): Promise<Page> {
  const baseURL = urls[app];
  const context = await (await browser()).newContext({
    baseURL,
    viewport: { width, height: 900 },
    javaScriptEnabled: javaScript,
    timezoneId: timeZone,
    reducedMotion: 'reduce',
    storageState: as,
  });
  if (scheme) await context.addCookies([{ name: 'sage_scheme', value: scheme, url: baseURL }]);
  // A machine that does other things, too, is no reason to fail.
  context.setDefaultTimeout(60_000);
  const problems = await watch(context);
  const known = javaScript ? expected : [...expected, NO_MODULES];
  onTestFinished(async () => {
    await context.close();
    const unexpected = problems.filter((problem) => !known.some((pattern) => pattern.test(problem)));
    expect(unexpected, 'what the browser reported').toEqual([]);
  });
  return context.newPage();
}
