import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv as parseDotenv } from 'node:util';
import { parseEnv, type RawEnv } from './env.ts';
import { readLocalSecrets, withLocalDefaults } from './local.ts';
import type { z } from './z.ts';

/** The folder that holds pnpm-workspace.yaml, or the working folder when the code runs outside of the repository. */
export function workspaceRoot(from = process.cwd()): string {
  for (let folder = path.resolve(from); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'pnpm-workspace.yaml'))) return folder;
    if (folder === path.dirname(folder)) return process.cwd();
  }
}

/** The process environment over `.env`. */
export function rawEnv(root = workspaceRoot()): RawEnv {
  const file = path.join(root, '.env');
  return { ...(existsSync(file) ? parseDotenv(readFileSync(file, 'utf8')) : {}), ...process.env };
}

/** All that a program started from here is given of this process' environment, beside what it is told. */
export const searchPath = () => ({ PATH: process.env.PATH });

/** Where the local services keep their data and secrets: SAGE_DATA_DIR, or `.sage` at the root. */
export const dataDir = (raw: RawEnv = rawEnv(), root = workspaceRoot()): string => path.resolve(root, raw.SAGE_DATA_DIR?.trim() || '.sage');

/** The raw environment with stand-ins filled in. For development, tools and the local start; production reads only what is set. */
export const localEnv = (raw: RawEnv = rawEnv()): RawEnv => withLocalDefaults(raw, readLocalSecrets(dataDir(raw)));

/** The variables of this process. In production nothing is assumed. @throws EnvError */
export function readEnv<S extends z.ZodObject>(schema: S): z.infer<S> {
  const raw = rawEnv();
  return parseEnv(schema, raw.NODE_ENV === 'production' ? raw : localEnv(raw));
}
