import type { Sql } from '@sage/notion-sync';
import { differingOf, isProven, type KindProof } from '@sage/notion-sync/moving';

/** Of each sort that many are listed; the rest is counted. */
const LISTED = 50;

/** What people read of a proof: the counts, and of what is not equal the first ones by name. */
export async function proofReport(proofs: readonly KindProof[], sql: Sql): Promise<object[]> {
  return Promise.all(proofs.map((proof) => ofKind(proof, sql)));
}

async function ofKind(proof: KindProof, sql: Sql): Promise<object> {
  const { kind, records, pages, fieldsCompared, missing, orphans, doubles, unlinked, waiting } = proof;
  const [listed, gone] = [proof.differences.slice(0, LISTED), missing.slice(0, LISTED)];
  const names = await namesOf(kind, [...listed.map(({ recordId }) => recordId), ...gone], sql);
  const different = differingOf(proof);
  return {
    kind,
    records,
    pages,
    fieldsCompared,
    isEqual: isProven(proof),
    equal: records - missing.length - different,
    different,
    missing: missing.length,
    orphans: orphans.length,
    doubles: doubles.length,
    unlinked,
    waiting,
    differences: listed.map(({ recordId, field, postgres, notion }) => ({ recordId, name: names.get(recordId) ?? null, field, postgres: words(postgres), notion: words(notion) })),
    missingRecords: gone.map((recordId) => ({ recordId, name: names.get(recordId) ?? null })),
    strayPages: [...orphans, ...doubles].slice(0, LISTED).map(({ pageId }) => pageId),
  };
}

const words = (value: unknown): string | null => (value === null ? null : (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 300));

async function namesOf(kind: string, ids: string[], sql: Sql): Promise<Map<string, string>> {
  const { rows } = await sql.query<{ id: string; name: string | null }>('select id, private.sync_name($1, id) as name from unnest($2::uuid[]) id', [kind, ids]);
  return new Map(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])));
}
