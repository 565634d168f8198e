import { createHash } from 'node:crypto';
import { plainValue } from '../read-values.ts';

export type Plain = ReturnType<typeof plainValue>;

/** What one side says of a record, by field. */
export interface Side {
  recordId: string;
  pageId: string | null;
  fields: Readonly<Record<string, Plain>>;
}

export interface Difference {
  recordId: string;
  pageId: string | null;
  field: string;
  postgres: Plain;
  notion: Plain;
}

export const plainFields = (values: Readonly<Record<string, unknown>>): Record<string, Plain> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plainValue(value)]));

/** Field by field, for what Postgres says; Notion may say more. */
export const differencesOf = (postgres: Side, notion: Side): Difference[] =>
  Object.entries(postgres.fields)
    .filter(([field, value]) => value !== (notion.fields[field] ?? null))
    .map(([field, value]) => ({ recordId: postgres.recordId, pageId: notion.pageId, field, postgres: value, notion: notion.fields[field] ?? null }));

/** Equal digests mean equal records, fields and values, in whatever order they were read. Of the fields named only, so that both sides can be held against each other. */
export function digestOf(sides: readonly Side[], fields: readonly string[]): string {
  const lines = sides.map(({ recordId, fields: values }) => JSON.stringify([recordId, ...fields.map((field) => values[field] ?? null)])).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
