import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changes } from '../scripts/changes.ts';
import { generateFiles } from '../scripts/generated-files.ts';
import { dumpSchema } from '../scripts/schema-dump/dump.ts';
import { freshDatabase } from './database.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database?.drop());

it('the generated files are what the migrations make (else run pnpm db:types)', async () => {
  for (const [name, text] of Object.entries(await generateFiles(database.url))) {
    const committed = await readFile(new URL(`../${name}`, import.meta.url), 'utf8');
    expect(`${name}:\n${changes(committed, text)}`).toBe(`${name}:\n`);
  }
});

it('a change of a policy or a grant alone shows', async () => {
  const before = await dumpSchema(database.client);
  await database.client.query('grant delete on public.projects to authenticated; drop policy "the team changes projects" on public.projects');
  const after = await dumpSchema(database.client);
  expect(changes(before, after)).toMatch(/- create policy "the team changes projects"/);
  expect(changes(before, after)).toMatch(/\+ grant delete, select on public.projects to authenticated/);
});
