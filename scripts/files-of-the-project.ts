import { readdirSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '..');
const NOT_OURS = new Set(['node_modules', 'dist', 'build', '.git', '.turbo', '.sage', '.cache', 'coverage', 'test-results']);

/** Paths from the root, without what is installed or built. */
export function filesUnder(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : filesUnder(file);
    return entry.isFile() ? [file] : [];
  });
}
