import type { Clock } from './clock.ts';
import type { Entity } from './entity.ts';
import { storedKinds, type StoredKind } from './kind-databases.ts';
import type { DatabaseIds, NotionDatabases } from './notion-databases.ts';
import { configOf, schemaOf } from './property-config.ts';
import type { Registry } from './registry.ts';
import { value, type Sql } from './sql.ts';
import { CallFailed } from './sync-calls.ts';

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
    const shown = registry.entities.filter(({ kind }) => (stored.get(kind)?.mode ?? 'off') !== 'off');
    const dataSources = new Map<string, string>();
    const present = once(() => parts.notion.listUnder(parts.parentPageId));
    for (const entity of shown) await ensureKind(entity, stored.get(entity.kind), { ...parts, dataSources, present });
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
async function ensureKind(entity: Entity, stored: StoredKind | undefined, parts: KindParts): Promise<void> {
  const { sql, clock, dataSources } = parts;
  try {
    const ids = storedIds(stored) ?? (await adopt(entity, parts)) ?? (await create(entity, parts));
    dataSources.set(entity.kind, ids.dataSourceId);
    const properties = await fit(entity, ids, stored?.properties ?? null, parts);
    await value(sql, 'private.store_sync_database($1, $2, $3, $4)', [entity.kind, ids.databaseId, ids.dataSourceId, properties]);
  } catch (error) {
    const remedy = remedyOf(error);
    // Of a database that was never there, the parent page is what does not fit: that is no matter of one kind.
    if (remedy === null || (error instanceof CallFailed && !stored?.data_source_id)) throw error;
    await value(sql, `private.pause_sync_kind($2, $3, ${NOW})`, [clock.now(), entity.kind, remedy]);
  }
}

class Unfit extends Error {}

function remedyOf(error: unknown): string | null {
  if (error instanceof Unfit) return error.message;
  return error instanceof CallFailed && error.failure.kind === 'config' ? error.failure.remedy : null;
}

const storedIds = (stored: StoredKind | undefined): DatabaseIds | null =>
  stored?.data_source_id && stored.database_id ? { databaseId: stored.database_id, dataSourceId: stored.data_source_id } : null;

async function adopt({ dataSource }: Entity, { notion, present }: KindParts): Promise<DatabaseIds | null> {
  const found = (await present()).get(dataSource);
  return found ? notion.idsOf(found) : null;
}

const configs = (entity: Entity, names: string[], { dataSources }: KindParts) => {
  const dataSourceOf = (kind: string) => {
    const found = dataSources.get(kind);
    if (!found) throw new Unfit(`The ${entity.dataSource} database relates to ${kind}, which is not set up.`);
    return found;
  };
  const schema = schemaOf(entity);
  return Object.fromEntries(names.flatMap((name) => (schema[name] ? [[name, configOf(schema[name], dataSourceOf)]] : [])));
};

const create = (entity: Entity, parts: KindParts): Promise<DatabaseIds> =>
  parts.notion.create(parts.parentPageId, entity.dataSource, configs(entity, Object.keys(schemaOf(entity)), parts));

/** Property ids by our names: those known by id, whatever they are called now, else by name. What was never there is added. */
async function fit(entity: Entity, { dataSourceId }: DatabaseIds, known: Record<string, string> | null, parts: KindParts): Promise<Record<string, string>> {
  const now = await parts.notion.describe(dataSourceId);
  if (now.isTrashed) throw new Unfit(`The ${entity.dataSource} database is in Notion's trash: restore it.`);
  const present = new Set(Object.values(now.propertyIds));
  const idOf = (name: string) => (known?.[name] && present.has(known[name]) ? known[name] : now.propertyIds[name]);
  const names = Object.keys(schemaOf(entity));
  const deleted = names.filter((name) => known?.[name] && !idOf(name));
  if (deleted.length > 0) throw new Unfit(`The ${entity.dataSource} database lost ${deleted.join(', ')} in Notion: restore it there.`);
  const missing = names.filter((name) => !idOf(name));
  const added = missing.length > 0 ? (await parts.notion.addProperties(dataSourceId, configs(entity, missing, parts))).propertyIds : {};
  return Object.fromEntries(names.flatMap((name) => [[name, idOf(name) ?? added[name]]]).filter(([, id]) => id));
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => (asked ??= ask());
}
