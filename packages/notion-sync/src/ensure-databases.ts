import type { Clock } from './clock.ts';
import { storedKinds, type StoredKind } from './kind-databases.ts';
import type { DatabaseIds, NotionDatabases } from './notion-databases.ts';
import { configOf, mendedConfig, schemaOf, type PropertyConfig } from './property-config.ts';
import type { Registry } from './registry.ts';
import { checkSchema, type PropertyNow } from './schema-check.ts';
import type { DatabasePlan } from './schema.ts';
import { value, type Sql } from './sql.ts';
import { CallFailed } from './sync-calls.ts';
import { isInTrash, UnfitDatabase } from './unfit-schema.ts';

export interface SetupParts {
  sql: Sql;
  notion: NotionDatabases;
  registry: Registry;
  /** The page under which the databases live. */
  parentPageId: string;
  clock: Clock;
}

const NOW = `coalesce($1::timestamptz, clock_timestamp())`;

/**
 * Makes the databases that are missing, or adopts those of that name under the parent page, and stores their ids and their properties' ids. What was
 * stored is checked: a database that does not fit pauses its kind, one that fits again resumes it.
 * @returns false while another worker is at it
 */
export async function ensureDatabases(parts: SetupParts): Promise<boolean> {
  const { sql, clock, registry } = parts;
  if (!(await value<boolean>(sql, `private.begin_sync_setup(${NOW})`, [clock.now()]))) return false;
  try {
    const stored = new Map((await storedKinds(sql)).map((kind) => [kind.kind, kind]));
    const shown = registry.databases.filter(({ kind }) => (stored.get(kind)?.mode ?? 'off') !== 'off');
    const dataSources = new Map<string, string>();
    const present = once(() => parts.notion.listUnder(parts.parentPageId));
    for (const plan of shown) await ensureKind(plan, stored.get(plan.kind), { ...parts, dataSources, present });
    return true;
  } finally {
    await value(sql, 'private.end_sync_setup()', []);
  }
}

interface KindParts extends SetupParts {
  /** Of the kinds before this one, for relations. */
  dataSources: Map<string, string>;
  present: () => Promise<Map<string, string>>;
}

/** A database that Notion does not show, or that lost a property, stops its own kind and no other. */
async function ensureKind(plan: DatabasePlan, stored: StoredKind | undefined, parts: KindParts): Promise<void> {
  const { sql, clock, dataSources } = parts;
  try {
    const ids = storedIds(stored) ?? (await adopt(plan, parts)) ?? (await create(plan, parts));
    dataSources.set(plan.kind, ids.dataSourceId);
    const { properties, emptied } = await fit(plan, ids, stored, parts);
    await value(sql, 'private.store_sync_database($1, $2, $3, $4, $5)', [plan.kind, ids.databaseId, ids.dataSourceId, properties, emptied]);
  } catch (error) {
    const remedy = remedyOf(error);
    // Of a database that was never there, the parent page is what does not fit: that is no matter of one kind.
    if (remedy === null || (error instanceof CallFailed && !stored?.data_source_id)) throw error;
    await value(sql, `private.pause_sync_kind($2, $3, ${NOW})`, [clock.now(), plan.kind, remedy]);
  }
}

function remedyOf(error: unknown): string | null {
  if (error instanceof UnfitDatabase) return error.message;
  return error instanceof CallFailed && error.failure.kind === 'config' ? error.failure.remedy : null;
}

const storedIds = (stored: StoredKind | undefined): DatabaseIds | null =>
  stored?.data_source_id && stored.database_id ? { databaseId: stored.database_id, dataSourceId: stored.data_source_id } : null;

async function adopt({ dataSource }: DatabasePlan, { notion, present }: KindParts): Promise<DatabaseIds | null> {
  const found = (await present()).get(dataSource);
  return found ? notion.idsOf(found) : null;
}

const dataSourceFor = ({ dataSource }: DatabasePlan, { dataSources }: KindParts) => (kind: string) => {
  const found = dataSources.get(kind);
  if (!found) throw new UnfitDatabase(`The ${dataSource} database relates to ${kind}, which is not set up.`);
  return found;
};

const create = (plan: DatabasePlan, parts: KindParts): Promise<DatabaseIds> => {
  const properties = Object.entries(schemaOf(plan)).map(([name, schema]) => [name, configOf(schema, dataSourceFor(plan, parts))]);
  return parts.notion.create(parts.parentPageId, plan.dataSource, Object.fromEntries(properties));
};

interface Fitting {
  /** Property ids by our names. */
  properties: Record<string, string>;
  /** Those that were gone, or lacked an option, and are whole again: pages may show nothing there. */
  emptied: string[];
}

/** Makes what is ours to make, and says what is not. */
async function fit(plan: DatabasePlan, { dataSourceId }: DatabaseIds, stored: StoredKind | undefined, parts: KindParts): Promise<Fitting> {
  const known = stored?.properties ?? null;
  const now = await parts.notion.describe(dataSourceId);
  if (now.isTrashed) throw new UnfitDatabase(isInTrash(plan.dataSource));
  const schema = schemaOf(plan);
  const { ids, missing, mendable, faults } = checkSchema({ schema, known, now: now.properties, dataSourceOf: (kind) => parts.dataSources.get(kind) ?? null });
  if (faults.length > 0) throw new UnfitDatabase(`The ${plan.dataSource} database in Notion: ${faults.join('; ')}.`);
  const changes: Record<string, PropertyConfig> = {};
  for (const [name, wanted] of Object.entries(schema)) {
    const found = now.properties.find(({ id }) => id === ids[name]);
    if (missing.includes(name)) changes[name] = configOf(wanted, dataSourceFor(plan, parts));
    else if (found && mendable.includes(name)) changes[found.id] = mendedConfig(found, wanted, dataSourceFor(plan, parts));
  }
  const nameNow = (name: string) => now.properties.find(({ id }) => id === ids[name])?.name ?? name;
  const wasAtFault = (name: string) => stored?.unfit_reason?.includes(`“${nameNow(name)}”`) ?? false;
  const emptied = Object.keys(known ?? {}).filter((name) => known?.[name] !== ids[name] || mendable.includes(name) || wasAtFault(name));
  if (Object.keys(changes).length === 0) return { properties: ids, emptied };
  const { properties } = await parts.notion.changeProperties(dataSourceId, changes);
  return { properties: { ...ids, ...idsOf(missing, properties) }, emptied };
}

const idsOf = (names: string[], properties: PropertyNow[]) => Object.fromEntries(properties.filter(({ name }) => names.includes(name)).map(({ name, id }) => [name, id]));

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => (asked ??= ask());
}
