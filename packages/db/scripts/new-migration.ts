import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrationFile } from './migration-file.ts';

// pnpm db:new <name>: an empty migration with the next version.
const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../supabase/migrations');
try {
  const { name, text } = migrationFile(process.argv[2] ?? '', readdirSync(folder), new Date());
  const file = path.join(folder, name);
  writeFileSync(file, text, { flag: 'wx' });
  console.log(path.relative(process.cwd(), file));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
