import { rawEnv } from '@sage/config/process-env';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
];

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** SAGE_CHROMIUM, or a Chromium or Chrome in its usual place. @throws when SAGE_CHROMIUM names none. */
export function installedChromium(env = rawEnv()): string | undefined {
  const chosen = env.SAGE_CHROMIUM?.trim();
  if (chosen) {
    if (isProgram(chosen)) return chosen;
    throw new Error(`SAGE_CHROMIUM is ${chosen}, and there is no program. Name a Chromium or Chrome, or leave it empty.`);
  }
  const onPath = (env.PATH ?? '').split(path.delimiter).flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  return [...onPath, ...APPLICATIONS].find(isProgram);
}
