import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from '@sage/config/z';
import { defaultMapping, ImportMapping } from '@sage/domain/imports';
import { openArchive, type ArchiveFolder, type Synonyms } from '@sage/notion-sync/moving';
import type { Pool } from 'pg';
import { runImport, type ImportParts, type KindReport } from '../imports/run-import.ts';
import { isProven, verifyImport, type ImportProof } from '../imports/verify-import.ts';
import { optionsOf, UsageError, type Command, type CommandContext } from './command.ts';
import { exportTo } from './export.ts';
import { synonymsWith } from './synonyms-file.ts';

const SHOWN = 30;
const TOLD_EVERY = 25;

/** `pnpm notion:import --from <archive> [--live] [--mapping file] [--write-mapping file] [--synonyms file] [--apply]`. */
export const importArchive: Command = async (context, args) => {
  const { values } = optionsOf(args, {
    from: { type: 'string' }, live: { type: 'boolean', default: false }, mapping: { type: 'string' }, 'write-mapping': { type: 'string' },
    synonyms: { type: 'string' }, apply: { type: 'boolean', default: false } });
  if (!values.from) throw new UsageError('Say where from: `pnpm notion:import --from <archive>`. With --live the archive is made there first.');
  const folder = path.resolve(values.from);
  if (values.live && !(await openArchive(folder).manifest())?.finishedAt) await exportTo(folder, context);
  const archive = openArchive(folder);
  await assertWhole(archive);
  const synced = await syncedSources(context.pool);
  const mapping = values.mapping ? await mappingIn(values.mapping) : await guess(archive, await synonymsWith(values.synonyms), synced);
  if (values['write-mapping']) {
    await writeFile(values['write-mapping'], `${JSON.stringify(mapping, null, 2)}\n`);
    context.say(`The mapping is in ${values['write-mapping']}: look it over, and give it with --mapping.`);
    return 0;
  }
  const { pool, bucket, portalUrl, say, open } = context;
  const onPage: ImportParts['onPage'] = (kind, done, pages) => void (done % TOLD_EVERY === 0 && say(`  ${kind}: ${done} of ${pages}`));
  const parts = { pool, archive, mapping, bucket, synced, portalUrl, open, isDryRun: !values.apply, onPage };
  for (const report of await runImport(parts)) tell(report, parts.isDryRun, say);
  if (parts.isDryRun) {
    say('That was a dry run: nothing was written. Add --apply to do it.');
    return 0;
  }
  return prove(await verifyImport(parts), say);
};

async function assertWhole(archive: ArchiveFolder): Promise<void> {
  const manifest = await archive.manifest();
  if (!manifest) throw new UsageError(`${archive.folder} is no archive: \`pnpm notion:export --out ${archive.folder}\` makes one.`);
  if (!manifest.finishedAt) throw new UsageError(`The archive in ${archive.folder} is not complete: run the export again, and it goes on.`);
  const now = await archive.digests();
  const changed = Object.entries(manifest.sha256).filter(([name, sha256]) => now[name] !== sha256).map(([name]) => name);
  if (changed.length > 0) throw new UsageError(`${changed.length} files of the archive are not as they were exported, such as ${changed[0]}.`);
}

async function mappingIn(file: string): Promise<ImportMapping> {
  const parsed = ImportMapping.safeParse(await readFile(file, 'utf8').then(JSON.parse).catch((error: Error) => error.message));
  if (!parsed.success) throw new UsageError(`${file} is no mapping: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

async function guess(archive: ArchiveFolder, synonyms: Synonyms, synced: ReadonlyMap<string, string>): Promise<ImportMapping> {
  const schemas = [];
  for (const { id, title } of (await archive.manifest())?.dataSources ?? []) {
    const found = await archive.dataSource(id);
    if (found) schemas.push({ id, title, properties: Object.values(found.dataSource.properties) });
  }
  return defaultMapping(schemas, synonyms, synced);
}

const syncedSources = async (pool: Pool): Promise<Map<string, string>> =>
  new Map((await pool.query<{ kind: string; id: string }>('select kind, data_source_id as id from public.sync_kinds where data_source_id is not null')).rows.map(({ kind, id }) => [kind, id]));

function tell({ kind, pages, imported, already, refused, notes }: KindReport, isDryRun: boolean, say: CommandContext['say']): void {
  say(`${kind}: ${pages} pages, ${imported} ${isDryRun ? 'would be imported' : 'imported'}, ${already} there already, ${refused.length} refused`);
  const lines = [...refused.map(({ pageId, reason }) => `${pageId} is not imported. ${reason}`), ...notes.map(({ pageId, note }) => `${pageId}: ${note}`)];
  list(lines, say);
}

function prove(proofs: ImportProof[], say: CommandContext['say']): number {
  for (const { kind, pages, items, records, fieldsCompared, differences, missing, orphans, orphanedFiles, unchecked } of proofs) {
    say(`${kind}: ${pages} pages, ${items} items in Notion and ${records} in Postgres, ${fieldsCompared} fields compared, ${differences.length} differ${unchecked > 0 ? `, ${unchecked} files are still to be checked by the worker` : ''}`);
    list([
      ...differences.map(({ key, field, notion, postgres }) => `${key} ${field}: ${JSON.stringify(notion)} in Notion, ${JSON.stringify(postgres)} in Postgres`),
      ...missing.map((key) => `${key} became nothing`),
      ...orphans.map((key) => `${key}: the record that it became is gone`),
      ...orphanedFiles.map(({ pageId, name, problem }) => `${pageId}: its file “${name}” is an orphan: ${problem}`),
    ], say);
  }
  const isWhole = proofs.every(isProven);
  say(isWhole ? 'Everything of the archive is in Postgres as it was in Notion.' : 'Postgres does NOT hold all that the archive has: see above.');
  return isWhole ? 0 : 1;
}

function list(lines: string[], say: CommandContext['say']): void {
  for (const line of lines.slice(0, SHOWN)) say(`  ${line}`);
  if (lines.length > SHOWN) say(`  … and ${lines.length - SHOWN} more`);
}
