import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export interface PackagedChromium {
  executablePath: string;
  /** Where its libraries and fonts are; for the browser's own process only. */
  env: Record<string, string>;
}

const VARIABLES = ['TMPDIR', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'AWS_LAMBDA_JS_RUNTIME'] as const;

/** The Chromium inside an npm package. It unpacks itself into the temporary folder, whichever that is while it is imported. */
export async function packagedChromium(): Promise<PackagedChromium> {
  const folder = path.join(os.tmpdir(), `sage-chromium-147-fonts-${os.userInfo().uid}`);
  if (!existsSync(folder)) {
    const draft = `${folder}.${process.pid}`;
    await unpackInto(draft);
    nameFonts(draft, folder);
    moveInto(draft, folder);
  }
  const lib = path.join(folder, 'al2023', 'lib');
  return {
    executablePath: path.join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: [lib, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'), FONTCONFIG_PATH: path.join(folder, 'fonts') },
  };
}

async function unpackInto(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const before = VARIABLES.map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' });
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

/** Its own list names `/tmp/fonts` and the like. Without one font of the system a character that comes before our web fonts ends the whole browser. */
function nameFonts(draft: string, folder: string): void {
  const fonts = path.join(folder, 'fonts');
  const list = `<?xml version="1.0"?>\n<fontconfig>\n  <dir>${path.join(fonts, 'fonts')}</dir>\n  <cachedir>${path.join(fonts, 'cache')}</cachedir>\n</fontconfig>\n`;
  writeFileSync(path.join(draft, 'fonts', 'fonts.conf'), list);
}

/** A whole folder appears at once, so that nobody starts half a browser; a run beside this one may have been faster. */
function moveInto(draft: string, folder: string): void {
  try {
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(draft, { recursive: true });
  }
}
