import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { envExample } from './env-file.ts';

// Writes .env.example from the schemas; with --check it only tells whether it is what they say.
const file = path.resolve(import.meta.dirname, '../.env.example');
const wanted = envExample();
const isCurrent = existsSync(file) && readFileSync(file, 'utf8') === wanted;

if (process.argv.includes('--check')) {
  if (!isCurrent) process.stderr.write('.env.example is not what the schemas say. Run pnpm env:example and commit it.\n');
  process.exitCode = isCurrent ? 0 : 1;
} else if (!isCurrent) {
  writeFileSync(file, wanted);
  process.stdout.write('.env.example is written.\n');
}
