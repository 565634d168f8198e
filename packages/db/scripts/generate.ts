import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { changes } from './changes.ts';
import { generateFiles } from './generated-files.ts';
import { withMigratedDatabase } from './throwaway-database.ts';

// pnpm db:types writes what the migrations make together; with --check it only tells whether that is what is committed.
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const checkOnly = process.argv.includes('--check');

const files = await withMigratedDatabase(generateFiles);
for (const [name, text] of Object.entries(files)) {
  const file = path.join(root, name);
  const summary = changes(read(file), text);
  if (!summary) continue;
  console.log(`${path.relative(process.cwd(), file)} ${checkOnly ? 'is not what the migrations make' : 'is written'}:\n${summary}`);
  if (checkOnly) process.exitCode = 1;
  else writeFileSync(file, text);
}
if (process.exitCode) console.error('Run pnpm db:types and commit what it writes.');

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
