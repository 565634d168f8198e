import { IMPORT_KINDS, mapPage, type ImportKind } from '@sage/domain/imports';
import type { ArchivedPage } from '@sage/notion-sync/moving';
import { clientsNamed } from './known-clients.ts';
import { itemsOf, pagesOf, type ImportItem, type ImportParts } from './run-import.ts';
import { takenFiles } from './taken-files.ts';

export interface ImportProof {
  kind: ImportKind;
  /** In the archive, and those that became a record; a further file of a page counts as an item. */
  pages: number;
  items: number;
  records: number;
  fieldsCompared: number;
  differences: { key: string; field: string; notion: unknown; postgres: unknown }[];
  /** Pages that became nothing. */
  missing: string[];
  /** Items of which the record is gone. */
  orphans: string[];
  /** Files of deliverables that could not be had: nothing became of them. */
  orphanedFiles: { pageId: string; name: string; problem: string }[];
  /** Files that were not checked yet: their pages are linked when they were. */
  unchecked: number;
}

export const isProven = ({ differences, missing, orphans, orphanedFiles }: ImportProof): boolean =>
  differences.length + missing.length + orphans.length + orphanedFiles.length === 0;

interface Row {
  page_id: string;
  record_id: string;
  is_adopted: boolean;
  actual: Record<string, unknown> | null;
}

/** Holds every page of the archive against the record that it became. Writes nothing. */
export async function verifyImport(parts: Pick<ImportParts, 'pool' | 'archive' | 'mapping' | 'portalUrl'>): Promise<ImportProof[]> {
  const { rows } = await parts.pool.query<Row>('select page_id, record_id, is_adopted, private.imported_values(kind, record_id) as actual from public.import_items');
  const made = new Map(rows.map((row) => [row.page_id, row]));
  const { rows: own } = await parts.pool.query<{ page_id: string; record_id: string }>('select page_id, record_id from public.sync_state where page_id is not null');
  const ours = new Map(own.map((row) => [row.page_id, row.record_id]));
  const recordOf = (_: ImportKind, pageId: string) => made.get(pageId)?.record_id ?? ours.get(pageId) ?? null;
  const named = await clientsNamed(parts.pool);
  const proofs: ImportProof[] = [];
  for (const kind of IMPORT_KINDS) {
    const proof: ImportProof = { kind, pages: 0, items: 0, records: 0, fieldsCompared: 0, differences: [], missing: [], orphans: [], orphanedFiles: [], unchecked: 0 };
    for (const page of await pagesOf(kind, parts, null)) {
      proof.pages += 1;
      if (kind === 'deliverable') proof.orphanedFiles.push(...orphansOf(page, parts.mapping));
      const mapped = mapPage(kind, page, { mapping: parts.mapping, recordOf, clientsNamed: named });
      if ('refused' in mapped) proof.missing.push(page.page.id);
      else for (const item of itemsOf(kind, page, mapped.values, parts.mapping).items) hold(item, made.get(item.key), ours.has(item.key), proof);
    }
    proofs.push(proof);
  }
  return proofs;
}

const orphansOf = (page: ArchivedPage, mapping: ImportParts['mapping']): ImportProof['orphanedFiles'] =>
  takenFiles(page, mapping).flatMap(({ path, name, problem }) => (path ? [] : [{ pageId: page.page.id, name, problem: problem ?? '' }]));

/** Where Notion names no day, Postgres has the instant or that of the import. */
const DATES = new Set(['created', 'due', 'uploaded']);
const DAY = '2026-01-31'.length;

function hold(item: ImportItem, row: Row | undefined, isOurs: boolean, proof: ImportProof): void {
  proof.items += 1;
  // Made by the sync, and no import's.
  if (!row && isOurs) return void (proof.records += 1);
  if (!row) return void proof.missing.push(item.key);
  if (!row.actual) return void proof.orphans.push(item.key);
  proof.records += 1;
  // Of what was here before, Postgres has the word.
  if (row.is_adopted) return;
  const { is_checked: isChecked = true, file_error: fault = null, ...actual } = row.actual;
  if (!isChecked && fault === null) proof.unchecked += 1;
  const expected: Record<string, unknown> = { ...item.values, sha256: item.file?.stored.sha256 ?? null };
  for (const [field, postgres] of Object.entries(actual)) {
    if (DATES.has(field) && String(expected[field] ?? '').length !== DAY) continue;
    proof.fieldsCompared += 1;
    if (postgres !== (expected[field] ?? null)) proof.differences.push({ key: item.key, field, notion: expected[field] ?? null, postgres });
  }
  if (fault !== null) proof.differences.push({ key: item.key, field: 'file', notion: item.file?.stored.name ?? null, postgres: `refused: ${String(fault)}` });
}
