import { chromium, type BrowserServer } from 'playwright-core';
import { installedChromium } from './installed.ts';
import { packagedChromium } from './packaged.ts';

const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

interface Choice {
  executablePath: string;
  says: string;
  env?: Record<string, string>;
}

async function choose(): Promise<Choice> {
  const installed = installedChromium();
  if (installed) return { executablePath: installed, says: installed };
  const { executablePath, env } = await packagedChromium();
  return { executablePath, env, says: '@sparticuz/chromium, since none is installed (name one with SAGE_CHROMIUM)' };
}

/** Starts the browser that all tests share, and says which. It reaches this machine only. */
export async function launchChromium(): Promise<BrowserServer> {
  const { executablePath, env, says } = await choose();
  const start = (chromiumSandbox: boolean) =>
    chromium.launchServer({ executablePath, args: FLAGS, chromiumSandbox, env: { ...(process.env as Record<string, string>), ...env } });
  process.stdout.write(`Browser: ${says}\n`);
  if (process.getuid?.() === 0) return start(false);
  try {
    return await start(true);
  } catch (error) {
    if (!String(error).includes('sandbox')) throw error;
    process.stdout.write('Browser: this machine allows it no sandbox, so it runs without.\n');
    return start(false);
  }
}
