import { IMPORT_KINDS, mapPage, type ImportKind, type ImportMapping, type ImportValues } from '@sage/domain/imports';
import type { ArchivedPage, ArchiveFolder, OpenLink } from '@sage/notion-sync/moving';
import type { Pool } from 'pg';
import { clientsNamed, knownClients, type ClientsNamed, type KnownClients } from './known-clients.ts';
import { withLinkedFiles, type Opening } from './linked-files.ts';
import { storable, store, type Bucket, type StoredImport } from './store-file.ts';
import { takenFiles } from './taken-files.ts';

export interface KindReport {
  kind: ImportKind;
  pages: number;
  /** By this run; in a dry run: that would be. */
  imported: number;
  /** By an earlier run, or made by the sync. */
  already: number;
  refused: { pageId: string; reason: string }[];
  notes: { pageId: string; note: string }[];
}

export interface ImportParts {
  pool: Pool;
  archive: ArchiveFolder;
  mapping: ImportMapping;
  bucket: Bucket;
  /** Of the kinds' databases that the sync writes to: their pages are linked. */
  synced: ReadonlyMap<string, string>;
  portalUrl: string;
  /** To what lies elsewhere in the world. */
  open: OpenLink;
  isDryRun: boolean;
  onPage?: (kind: ImportKind, done: number, pages: number) => void;
}

/** One record to be: a page, or a further file of one. */
export interface ImportItem {
  key: string;
  pageId: string;
  values: ImportValues;
  file: { stored: StoredImport; path: string } | null;
}

/** Page by page, parents first. A page that was imported before is left as it is, so that it may end anywhere and be run again. */
export async function runImport(parts: ImportParts): Promise<KindReport[]> {
  const reports: KindReport[] = [];
  const known: Known = { records: await journal(parts.pool), named: await clientsNamed(parts.pool), adopted: new Map(), unclear: new Map() };
  for (const kind of IMPORT_KINDS) {
    const report: KindReport = { kind, pages: 0, imported: 0, already: 0, refused: [], notes: [] };
    const pages = await pagesOf(kind, parts, parts.isDryRun ? null : parts.open);
    report.pages = pages.length;
    if (kind === 'client') Object.assign(known, await knownClients(pages.filter(({ page }) => !known.records.has(page.id)), parts.mapping, parts.pool));
    for (const [n, page] of pages.entries()) {
      await importPage(kind, page, known, report, parts);
      parts.onPage?.(kind, n + 1, pages.length);
    }
    reports.push(report);
  }
  return reports;
}

/** Of deliverables with what lies behind their links. */
export async function pagesOf(kind: ImportKind, parts: Pick<ImportParts, 'archive' | 'mapping' | 'portalUrl'>, opening: Opening): Promise<ArchivedPage[]> {
  const { archive, mapping } = parts;
  const source = mapping.kinds[kind];
  const listed = source ? await archive.dataSource(source.dataSource) : null;
  if (source && !listed) throw new Error(`The mapping's data source ${source.dataSource} of ${kind} is not in the archive.`);
  const pages: ArchivedPage[] = [];
  for (const id of listed?.pageIds ?? []) {
    const page = await archive.page(id);
    if (page) pages.push(kind === 'deliverable' ? await withLinkedFiles(page, parts, opening) : page);
  }
  return pages;
}

/** Page, or page and file → record. */
export async function journal(pool: Pool): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ page_id: string; record_id: string }>(
    `select page_id, record_id from public.import_items union select page_id, record_id from public.sync_state where page_id is not null`);
  return new Map(rows.map((row) => [row.page_id, row.record_id]));
}

type Known = KnownClients & { records: Map<string, string>; named: ClientsNamed & { add(name: string, id: string): void } };

async function importPage(kind: ImportKind, page: ArchivedPage, { records, named, adopted, unclear }: Known, report: KindReport, parts: ImportParts): Promise<void> {
  const pageId = page.page.id;
  const reason = unclear.get(pageId);
  if (reason) return void report.refused.push({ pageId, reason });
  const client = adopted.get(pageId);
  if (client && !records.has(pageId)) {
    report.notes.push({ pageId, note: `it is of a client who is here already, ${client}` });
    records.set(pageId, client);
    if (!parts.isDryRun) await adoptClient(page, client, parts);
  }
  const mapped = mapPage(kind, page, { mapping: parts.mapping, recordOf: (_, of) => records.get(of) ?? null, clientsNamed: named });
  if ('refused' in mapped) return void report.refused.push({ pageId, reason: mapped.refused });
  const { items, notes } = itemsOf(kind, page, mapped.values, parts.mapping);
  report.notes.push(...[...mapped.notes, ...notes].map((note) => ({ pageId, note })));
  for (const item of items) {
    if (records.has(item.key)) {
      report.already += 1;
      if (item.file && !parts.isDryRun) await addFile(item, parts);
    } else {
      const id = parts.isDryRun ? pageId : await importItem(kind, page, item, parts);
      records.set(item.key, id);
      if (kind === 'client') named.add(String(item.values.name), id);
      report.imported += 1;
    }
  }
}

/** A deliverable has one file: further ones become deliverables of their own. */
export function itemsOf(kind: ImportKind, page: ArchivedPage, values: ImportValues, mapping: ImportMapping): { items: ImportItem[]; notes: string[] } {
  const pageId = page.page.id;
  if (kind !== 'deliverable') return { items: [{ key: pageId, pageId, values, file: null }], notes: page.files.map(({ name }) => `its file “${name}” stays in the archive: only deliverables have files`) };
  const notes: string[] = [];
  const files = takenFiles(page, mapping).flatMap((file) => {
    const stored = storable(file, pageId);
    if ('refused' in stored) notes.push(stored.refused);
    return 'refused' in stored ? [] : [{ stored, path: file.path ?? '' }];
  });
  const further = files.slice(1).map((file, n) => ({ key: `${pageId}#${n + 2}`, pageId, values: { ...values, name: `${values.name} (${n + 2})`.slice(0, 200) }, file }));
  return { items: [{ key: pageId, pageId, values, file: files[0] ?? null }, ...further], notes };
}

/** What could not be had before, and can be now. */
async function addFile({ key, file }: ImportItem, { pool, archive, bucket, portalUrl }: ImportParts): Promise<void> {
  const { rows } = await pool.query<{ lacks: boolean }>('select private.imported_lacks_file($1) as lacks', [key]);
  if (!file || !rows[0]?.lacks) return;
  await store(file.stored, archive.pathOf(file.path), bucket);
  await pool.query('select private.add_imported_file($1, $2, $3)', [key, file.stored, portalUrl]);
}

const isSynced = (kind: ImportKind, { page: { parent } }: ArchivedPage, { synced }: Pick<ImportParts, 'synced'>) => parent.type === 'data_source_id' && parent.data_source_id === synced.get(kind);

const adoptClient = (page: ArchivedPage, client: string, parts: ImportParts) =>
  parts.pool.query(`select private.adopt_imported_record('client', $1, $2, $3)`, [page.page.id, client, isSynced('client', page, parts)]);

async function importItem(kind: ImportKind, page: ArchivedPage, { key, pageId, values, file }: ImportItem, { pool, archive, bucket, synced, portalUrl }: ImportParts): Promise<string> {
  if (file) await store(file.stored, archive.pathOf(file.path), bucket);
  const links = key === pageId && isSynced(kind, page, { synced });
  const payload = { ...values, ...(kind === 'deliverable' && { file: file?.stored ?? null, portal_url: portalUrl }) };
  const { rows } = await pool.query<{ made: { id: string } }>('select private.import_record($1, $2, $3, $4) as made', [kind, key, payload, links]);
  const [row] = rows;
  if (!row) throw new Error(`${key} was not imported`);
  return row.made.id;
}
