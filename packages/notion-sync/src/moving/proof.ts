import type { PageObjectResponse } from '@notionhq/client';
import type { Entity, PropertyValue, References } from '../entity.ts';
import type { KindDatabase } from '../notion-pages.ts';
import { text } from '../property-values.ts';
import { SYNC_ID } from '../sync-id.ts';
import { differencesOf, digestOf, plainFields, type Difference, type Side } from './compare.ts';
import { valuesOf } from './read-pages.ts';
import { BODY, wantedBody } from './verify-body.ts';

export interface KindProof {
  kind: string;
  /** What Notion has to show, and what it shows. */
  records: number;
  pages: number;
  fieldsCompared: number;
  differences: Difference[];
  /** Records whose page is not there. */
  missing: string[];
  /** Pages that bear the Sync ID of no record that Notion is to show. */
  orphans: { pageId: string; syncId: string }[];
  /** Pages that bear the Sync ID of a record that has another page. */
  doubles: { pageId: string; syncId: string }[];
  /** Pages that people made and that are nobody's: no fault. */
  unlinked: number;
  /** Changes that were not sent yet. */
  waiting: number;
  digests: { postgres: string; notion: string };
  /** Asked of Notion for all this. */
  calls: number;
}

export interface RecordRow {
  record_id: string;
  page_id: string | null;
  shown: unknown;
  is_waiting: boolean | null;
}

export const isProven = ({ differences, missing, orphans, doubles, digests }: KindProof): boolean =>
  differences.length + missing.length + orphans.length + doubles.length === 0 && digests.postgres === digests.notion;

type PageOf = (kind: string, recordId: string) => string | null;

/** What our block says on each page, by record. Without it properties alone are compared. */
export type ShownBodies = ReadonlyMap<string, Record<string, string | null>>;

interface ProofParts {
  rows: readonly RecordRow[];
  live: ReadonlyMap<string, PageObjectResponse>;
  /** Where the pages of other records are. */
  pageOf: PageOf;
  bodies?: ShownBodies;
}

/** Holds the pages that are there against what their records say. */
export function proofOf(entity: Entity, database: KindDatabase, { rows, live, pageOf, bodies }: ProofParts): Omit<KindProof, 'calls'> {
  const shown = rows.filter((row) => row.shown !== null);
  const postgres = shown.map((row): Side => ({ recordId: row.record_id, pageId: row.page_id, fields: { ...desiredOf(entity, row, pageOf), ...(bodies && wantedBody(entity, row)) } }));
  const notion = postgres.flatMap(({ recordId, pageId, fields }): Side[] => {
    const page = pageId ? live.get(pageId) : undefined;
    return page ? [{ recordId, pageId, fields: only(Object.keys(fields), { ...plainFields(valuesOf(page, database)), ...bodies?.get(recordId) }) }] : [];
  });
  const found = new Map(notion.map((side) => [side.recordId, side]));
  const strays = straysOf([...live.values()], database, shown);
  const names = [...Object.keys(database.propertyIds).sort(), BODY];
  return {
    kind: entity.kind,
    records: shown.length,
    pages: live.size - strays.unlinked,
    fieldsCompared: postgres.reduce((sum, { recordId, fields: of }) => sum + (found.has(recordId) ? Object.keys(of).length : 0), 0),
    differences: postgres.flatMap((side) => differencesOf(side, found.get(side.recordId) ?? side)),
    missing: postgres.filter(({ recordId }) => !found.has(recordId)).map(({ recordId }) => recordId),
    ...strays,
    waiting: rows.filter((row) => row.is_waiting).length,
    digests: { postgres: digestOf(postgres, names), notion: digestOf(notion, names) },
  };
}

/** Records of which at least one field differs. */
export const differingOf = ({ differences }: Pick<KindProof, 'differences'>): number => new Set(differences.map(({ recordId }) => recordId)).size;

const only = (names: string[], fields: Side['fields']): Side['fields'] => Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));

function desiredOf(entity: Entity, row: RecordRow, pageOf: PageOf): Side['fields'] {
  const wanted: Record<string, PropertyValue | References> = { ...entity.toNotion(row.shown as never), [SYNC_ID]: text(row.record_id) };
  const resolved = Object.entries(wanted).map(([name, value]) => [
    name,
    'references' in value ? { relation: value.references.flatMap(({ kind, recordId }) => pageOf(kind, recordId) ?? []).map((id) => ({ id })) } : value,
  ]);
  return plainFields(Object.fromEntries(resolved));
}

/** Pages that no record calls its own. */
function straysOf(pages: PageObjectResponse[], database: KindDatabase, rows: RecordRow[]): Pick<KindProof, 'orphans' | 'doubles' | 'unlinked'> {
  const linked = new Set(rows.map((row) => row.page_id));
  const known = new Set(rows.map((row) => row.record_id));
  const others = pages.filter(({ id }) => !linked.has(id)).map((page) => ({ pageId: page.id, syncId: syncIdOf(page, database) }));
  const marked = others.flatMap(({ pageId, syncId }) => (syncId ? [{ pageId, syncId }] : []));
  return {
    orphans: marked.filter(({ syncId }) => !known.has(syncId)),
    doubles: marked.filter(({ syncId }) => known.has(syncId)),
    unlinked: others.length - marked.length,
  };
}

export const syncIdOf = (page: PageObjectResponse, database: KindDatabase): string | null => {
  const id = plainFields(valuesOf(page, database))[SYNC_ID];
  return typeof id === 'string' ? id : null;
};
