import type { Run } from './run-words.ts';

export type Proof = NonNullable<NonNullable<Run['report']>['proofs']>[number];

export interface ProofLine {
  key: string;
  name: string;
  /** Null: it has no page at all. */
  field: string | null;
  postgres: string | null;
  notion: string | null;
}

/** What differs, a line each; namesakes are told apart by the beginning of their ids. `unlisted`: records of which the report has no line. */
export function proofLines({ differences, missingRecords, different, missing }: Pick<Proof, 'differences' | 'missingRecords' | 'different' | 'missing'>): { lines: ProofLine[]; unlisted: number } {
  const found = [...differences, ...missingRecords.map((record) => ({ ...record, field: null, postgres: null, notion: null }))];
  const named = new Map(found.map(({ recordId, name }) => [recordId, name ?? 'A record that is gone']));
  const names = [...named.values()];
  const nameOf = (recordId: string) => {
    const name = named.get(recordId) ?? '';
    return names.filter((other) => other === name).length > 1 ? `${name} (${recordId.slice(0, 8)})` : name;
  };
  return {
    lines: found.map(({ recordId, field, postgres, notion }) => ({ key: `${recordId} ${field ?? ''}`, name: nameOf(recordId), field, postgres, notion })),
    unlisted: Math.max(0, different + missing - named.size),
  };
}
