import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, inject, test } from 'vitest';

/** The product is running: what was there a moment ago may be gone. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Every file and folder that somebody else on this machine could read or enter. */
function openToOthers(folder: string): string[] {
  return namesIn(folder).flatMap((name) => {
    const file = path.join(folder, name);
    const found = lstatSync(file, { throwIfNoEntry: false });
    if (!found || found.isSymbolicLink()) return [];
    return [...((found.mode & 0o077) !== 0 ? [file] : []), ...(found.isDirectory() ? openToOthers(file) : [])];
  });
}

test('what the local services keep of people is for this user alone', () => {
  const folder = inject('dataDir');
  expect(lstatSync(folder).mode & 0o777).toBe(0o700);
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['logs', 'mail', 'notion', 'postgres', 'secrets.json', 'stripe']));
  expect(openToOthers(folder)).toEqual([]);
});
