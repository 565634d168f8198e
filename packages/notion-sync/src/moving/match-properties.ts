import type { PropertyNow } from '../schema-check.ts';
import type { PropertySchema } from '../schema.ts';

/** What people call our databases and properties, by kind. */
export interface Synonyms {
  databases: Readonly<Record<string, readonly string[]>>;
  properties: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

export interface PropertyMatch {
  /** Our name. */
  name: string;
  wanted: PropertySchema;
  found: PropertyNow | null;
  how: 'name' | 'synonym' | 'title' | null;
  /** Why what was found cannot be used. */
  problem: string | null;
}

/** Case, spaces and punctuation tell no names apart. */
export const bare = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Each property is taken once; one of the right type before one that is only called so. */
export function matchProperties(
  schema: Readonly<Record<string, PropertySchema>>,
  now: readonly PropertyNow[],
  { synonyms = {}, dataSourceOf = () => null }: { synonyms?: Synonyms['properties'][string]; dataSourceOf?: (kind: string) => string | null } = {},
): PropertyMatch[] {
  const taken = new Set<string>();
  return Object.entries(schema).map(([name, wanted]) => {
    const free = now.filter(({ id }) => !taken.has(id));
    const candidates = candidatesFor(name, wanted, free, synonyms[name] ?? []);
    const best = candidates.find(({ found }) => problemOf(found, wanted, dataSourceOf) === null) ?? candidates[0];
    if (!best) return { name, wanted, found: null, how: null, problem: null };
    taken.add(best.found.id);
    const { found, how } = best;
    return { name, wanted, found, how, problem: problemOf(found, wanted, dataSourceOf) };
  });
}

function candidatesFor(name: string, { type }: PropertySchema, now: readonly PropertyNow[], synonyms: readonly string[]): { found: PropertyNow; how: NonNullable<PropertyMatch['how']> }[] {
  const title = now.find((one) => one.type === 'title');
  if (type === 'title') return title ? [{ found: title, how: bare(title.name) === bare(name) ? 'name' : 'title' }] : [];
  const called = new Set(synonyms.map(bare));
  const byName = now.filter((one) => bare(one.name) === bare(name)).map((found) => ({ found, how: 'name' as const }));
  return [...byName, ...now.filter((one) => called.has(bare(one.name))).map((found) => ({ found, how: 'synonym' as const }))];
}

function problemOf(found: PropertyNow, wanted: PropertySchema, dataSourceOf: (kind: string) => string | null): string | null {
  if (found.type !== wanted.type) return `it is a ${found.type}, and must be a ${wanted.type}`;
  if (wanted.type !== 'relation') return null;
  const target = dataSourceOf(wanted.kind);
  return target !== null && found.relatesTo !== target ? `it relates to another database than the ${wanted.kind}s'` : null;
}
