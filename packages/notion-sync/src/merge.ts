import { plainValue } from './read-values.ts';

export type Values = Readonly<Record<string, unknown>>;

/** A person set a property that Postgres owns. */
export interface Edit {
  field: string;
  base: unknown;
  postgres: unknown;
  notion: unknown;
}

export interface Merged {
  /** What both sides are known to hold. Where Notion differs from Postgres it is Notion's value, so that the difference writes ours back. */
  base: Record<string, unknown>;
  /** Notion must be written to. */
  isDue: boolean;
  edits: Edit[];
}

/**
 * Three-way merge, field by field, of values that Postgres owns: its value stands, and what a person set is told as an edit. By value: our own push
 * that comes back is none, whoever is named as its author and whenever it was. `sent`: pushes of which nothing was heard.
 */
export function merge({ base, sent = [], postgres, notion }: { base: Values | null; sent?: readonly Values[]; postgres: Values; notion: Values }): Merged {
  const merged: Merged = { base: { ...base }, isDue: false, edits: [] };
  for (const [field, ours] of Object.entries(postgres)) {
    const theirs = notion[field] ?? null;
    const agreed = base?.[field];
    const says = plainValue(theirs);
    if (says === plainValue(ours)) {
      merged.base[field] = ours;
      continue;
    }
    merged.isDue = true;
    if (agreed !== undefined && says === plainValue(agreed)) continue;
    merged.base[field] = theirs;
    if (sent.some((values) => field in values && plainValue(values[field]) === says)) continue;
    // What was never agreed and is empty, nobody has set.
    if (agreed !== undefined || says !== null) merged.edits.push({ field, base: agreed ?? null, postgres: ours, notion: theirs });
  }
  return merged;
}
