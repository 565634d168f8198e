import type { PropertySchema } from './schema.ts';

/** A property as it is in Notion now. */
export interface PropertyNow {
  id: string;
  name: string;
  type: string;
  /** Of a select or status. */
  options: readonly { id: string; name: string }[];
  /** The data source that a relation points to. */
  relatesTo: string | null;
}

export interface SchemaCheck {
  /** Ids of the properties that are there, by our names. */
  ids: Record<string, string>;
  /** Never there, or no longer, and ours to make: to be sent as they should be. */
  missing: string[];
  /** There, but for options of a select, or the database that a relation points to. */
  mendable: string[];
  /** What only a person can mend, each as what to do. */
  faults: string[];
}

export interface SchemaParts {
  schema: Readonly<Record<string, PropertySchema>>;
  /** Ids that were stored, by our names: an id outlives a rename. */
  known: Readonly<Record<string, string>> | null;
  now: readonly PropertyNow[];
  /** Null: that kind has no database. */
  dataSourceOf: (kind: string) => string | null;
}

/** Compares what a database has with what it must have. Whatever else people put there is theirs. */
export function checkSchema({ schema, known, now, dataSourceOf }: SchemaParts): SchemaCheck {
  const check: SchemaCheck = { ids: {}, missing: [], mendable: [], faults: [] };
  for (const [name, wanted] of Object.entries(schema)) {
    const found = find(name, wanted, known?.[name], now);
    if (found) {
      check.ids[name] = found.id;
      const fault = faultOf(found, wanted);
      if (fault) check.faults.push(fault);
      else if (isMendable(found, wanted, dataSourceOf)) check.mendable.push(name);
    } else if (known?.[name]) check.faults.push(`“${name}” was deleted: restore it under ••• → Edit properties → Deleted properties, or add a ${wanted.type} of that name`);
    else check.missing.push(name);
  }
  return check;
}

/** By id, else by name. A database has one title, whatever it is called. */
const find = (name: string, { type }: PropertySchema, id: string | undefined, now: readonly PropertyNow[]): PropertyNow | undefined =>
  now.find((one) => one.id === id) ?? now.find((one) => one.name === name) ?? (type === 'title' ? now.find((one) => one.type === 'title') : undefined);

function faultOf(found: PropertyNow, wanted: PropertySchema): string | null {
  if (found.type !== wanted.type) return `“${found.name}” is a ${found.type} now: change its type back to ${wanted.type}`;
  // Notion's API does not change the options of a status.
  const lacking = wanted.type === 'status' ? missingOptions(found, wanted.options) : [];
  return lacking.length > 0 ? `“${found.name}” lacks the status ${lacking.map((option) => `“${option}”`).join(', ')}: add it under ••• → Edit properties` : null;
}

export const missingOptions = (found: PropertyNow, options: readonly string[]): string[] => {
  const there = new Set(found.options.map(({ name }) => name));
  return options.filter((option) => !there.has(option));
};

function isMendable(found: PropertyNow, wanted: PropertySchema, dataSourceOf: SchemaParts['dataSourceOf']): boolean {
  if (wanted.type === 'select') return missingOptions(found, wanted.options).length > 0;
  return wanted.type === 'relation' && found.relatesTo !== dataSourceOf(wanted.kind);
}
