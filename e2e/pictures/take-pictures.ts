import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Browser } from 'playwright-core';
import { launchChromium } from '../harness/chromium/launch.ts';
import { signIn } from '../harness/people.ts';
import { startStack, type RunningStack } from '../harness/stack.ts';
import { PICTURES, type Picture } from './pictures.ts';

/** `pnpm pictures`: starts a demo studio of its own, and takes the README's pictures of it. Needs a build. */

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../docs/images');

async function take(browser: Browser, stack: RunningStack, { name, app, path: at, click, as, scheme = 'light' }: Picture): Promise<void> {
  const context = await browser.newContext({ baseURL: stack.urls[app], viewport: { width: 1280, height: 800 }, colorScheme: scheme, reducedMotion: 'reduce', timezoneId: 'America/Los_Angeles' });
  const page = await context.newPage();
  if (as) await signIn(page, as);
  await page.goto(at);
  if (click) {
    await page.getByRole('link', { name: click }).first().click();
    await page.waitForURL((url) => url.pathname !== at);
  }
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  await context.close();
}

/** Until Notion shows all of the studio. */
async function synced({ urls }: RunningStack): Promise<void> {
  for (let tries = 0; tries < 120; tries += 1) {
    const metrics = await (await fetch(`${urls.worker}/metrics`)).text();
    const shown = /^sync_records\{.*status="synced".*\} (\d+)$/m.exec(metrics);
    if (Number(shown?.[1] ?? 0) > 50 && /^sync_waiting(\{.*\})? 0$/m.test(metrics)) return;
    await pause(1_000);
  }
  throw new Error('Notion does not show the whole studio after two minutes.');
}

mkdirSync(folder, { recursive: true });
const stack = await startStack({ env: { SAGE_DEMO: 'studio' } });
const server = await launchChromium();
try {
  await synced(stack);
  const browser = await chromium.connect(server.wsEndpoint());
  for (const picture of PICTURES) {
    await take(browser, stack, picture);
    process.stdout.write(`docs/images/${picture.name}.png\n`);
  }
} finally {
  await server.close();
  await stack.stop();
}
