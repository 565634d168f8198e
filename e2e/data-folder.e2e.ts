import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, inject, test } from 'vitest';

/** Every file and folder that somebody else on this machine could read or enter. */
function openToOthers(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const found = lstatSync(path.join(folder, name), { throwIfNoEntry: false });
    return found && !found.isSymbolicLink() && (found.mode & 0o077) !== 0;
  });
}

test('what the local services keep of people is for this user alone', () => {
  const folder = inject('dataDir');
  expect(lstatSync(folder).mode & 0o777).toBe(0o700);
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['logs', 'mail', 'notion', 'postgres', 'secrets.json', 'stripe']));
  expect(openToOthers(folder)).toEqual([]);
});
