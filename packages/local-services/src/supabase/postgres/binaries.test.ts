import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, unlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { packagedFolder, postgresBinaries } from './binaries.ts';
import { postgresUser } from './system-user.ts';

const as = postgresUser();
const made = new Set<string>();
afterEach(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
  made.clear();
});

/** The npm package as it is unpacked, without the links that its blocked install script would make, in a checkout that others may not enter. */
function freshPackage(): string {
  const checkout = mkdtempSync(path.join(os.tmpdir(), 'sage-checkout-'));
  made.add(checkout);
  const folder = path.join(checkout, 'native');
  mkdirSync(folder);
  cpSync(packagedFolder(), folder, { recursive: true, verbatimSymlinks: true });
  for (const name of readdirSync(path.join(folder, 'lib'))) {
    const file = path.join(folder, 'lib', name);
    if (lstatSync(file).isSymbolicLink()) unlinkSync(file);
  }
  chmodSync(checkout, 0o700);
  return folder;
}

function find(folder: string): string {
  const { postgres } = postgresBinaries(as, folder);
  const home = path.resolve(postgres, '../..');
  if (!home.startsWith(folder)) made.add(path.basename(home) === 'native' ? path.dirname(home) : home);
  return home;
}
const version = (home: string) => spawnSync(path.join(home, 'bin/postgres'), ['--version'], { ...as, cwd: '/', encoding: 'utf8' }).stdout;

describe('postgresBinaries', { timeout: 60_000 }, () => {
  it('run as the user that may run them, out of a checkout that this user may not enter', () => {
    const home = find(freshPackage());
    expect(version(home)).toMatch(/^postgres \(PostgreSQL\) 17\./);
    expect(existsSync(path.join(home, 'lib/libpq.so.5')) || process.platform !== 'linux').toBe(true);
  });

  it('are found again, and never in a folder that others may change', () => {
    const folder = freshPackage();
    const home = find(folder);
    expect(find(folder)).toBe(home);
    if (home.startsWith(folder)) return;
    chmodSync(home, 0o777);
    const other = find(folder);
    expect(other).not.toBe(home);
    expect(version(other)).toContain('17.');
  });
});
