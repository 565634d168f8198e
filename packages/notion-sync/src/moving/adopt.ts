import { storedKinds } from '../kind-databases.ts';
import type { KindDatabase } from '../notion-pages.ts';
import { configOf, schemaOf, type PropertyConfig } from '../property-config.ts';
import type { DatabasePlan } from '../schema.ts';
import { value } from '../sql.ts';
import { createReader } from './archive/read-workspace.ts';
import { linkPages, matchedPages } from './link-pages.ts';
import type { PageMatches } from './match-pages.ts';
import { bare, matchProperties, type PropertyMatch, type Synonyms } from './match-properties.ts';
import type { NotionDoor } from './open-notion.ts';

export interface Adoption {
  kind: string;
  /** Our name of its database. */
  name: string;
  /** `known`: it has one already. `unclear`: several could be it. */
  state: 'found' | 'known' | 'unclear' | 'none';
  candidates: { dataSourceId: string; databaseId: string; title: string }[];
  matches: PropertyMatch[];
  /** Pages there that are of records here. */
  pages: PageMatches;
}

export interface AdoptOptions {
  synonyms: Synonyms;
  /** Database or data source, by kind: where a person knows better. */
  chosen: Readonly<Record<string, string>>;
  /** Kinds whose pages are known by their names as well: names of gardens and steps repeat. */
  byName: ReadonlySet<string>;
}

/** What is not there, or cannot be used as it is. */
export const lackingOf = ({ matches }: Adoption): PropertyMatch[] => matches.filter(({ found, problem }) => !found || problem !== null);

const same = (a: string, b: string) => a.replaceAll('-', '') === b.replaceAll('-', '');

/** Which databases could be ours, and which of their properties are which. Reads only. */
export async function planAdoption(door: NotionDoor, { synonyms, chosen, byName }: AdoptOptions): Promise<Adoption[]> {
  const there = await dataSources(door);
  const stored = new Map((await storedKinds(door.sql)).map((kind) => [kind.kind, kind]));
  const targets = new Map<string, string>();
  const plans: Adoption[] = [];
  for (const plan of door.registry.databases) {
    const kind = stored.get(plan.kind);
    if (!kind || kind.mode === 'off') continue;
    if (kind.data_source_id) targets.set(plan.kind, kind.data_source_id);
    const candidates = kind.data_source_id ? [] : candidatesOf(plan, there, synonyms, chosen[plan.kind]);
    const [only] = candidates;
    const state = kind.data_source_id ? 'known' : candidates.length > 1 ? 'unclear' : only ? 'found' : 'none';
    if (state === 'found' && only) targets.set(plan.kind, only.dataSourceId);
    const now = state === 'found' && only ? (await door.databases.describe(only.dataSourceId)).properties : [];
    const matches = state === 'found' ? matchProperties(schemaOf(plan), now, { synonyms: synonyms.properties[plan.kind], dataSourceOf: (of) => targets.get(of) ?? null }) : [];
    const pages = state === 'found' && only ? await pagesIn(plan.kind, { dataSourceId: only.dataSourceId, propertyIds: idsOf(matches) }, byName, door) : NONE;
    plans.push({ kind: plan.kind, name: plan.dataSource, state, candidates, matches, pages });
  }
  return plans;
}

const NONE: PageMatches = { pairs: [], unclear: [] };

const idsOf = (matches: readonly PropertyMatch[]): Record<string, string> => Object.fromEntries(matches.flatMap(({ name, found, problem }) => (found && problem === null ? [[name, found.id]] : [])));

async function pagesIn(kind: string, place: KindDatabase, byName: ReadonlySet<string>, door: NotionDoor): Promise<PageMatches> {
  const entity = door.registry.find(kind);
  return entity ? matchedPages(entity, place, { byName: byName.has(kind) }, door) : NONE;
}

/** Stores what fits, and links the pages that are known to be of a record. What lacks something is adopted with `addMissing` only, and what leaves pages unclear with `leaveUnclear`. @returns the kinds that were adopted */
export async function adopt(door: NotionDoor, plans: readonly Adoption[], { addMissing, leaveUnclear }: { addMissing: boolean; leaveUnclear: boolean }): Promise<string[]> {
  const { sql, registry } = door;
  const targets = new Map((await storedKinds(sql)).flatMap(({ kind, data_source_id: id }) => (id ? [[kind, id] as const] : [])));
  const adopted: string[] = [];
  for (const plan of plans) {
    const [database] = plan.candidates;
    const lacking = lackingOf(plan);
    const isReachable = plan.matches.every(({ wanted }) => wanted.type !== 'relation' || targets.has(wanted.kind));
    if (plan.state !== 'found' || !database || !isReachable || !registry.databases.some(({ kind }) => kind === plan.kind)) continue;
    if ((lacking.length > 0 && !addMissing) || (plan.pages.unclear.length > 0 && !leaveUnclear)) continue;
    const ids = idsOf(plan.matches);
    Object.assign(ids, await add(lacking, database.dataSourceId, (kind) => targets.get(kind) ?? '', door));
    await linkPages(plan.kind, plan.pages, door);
    await value(sql, 'private.store_sync_database($1, $2, $3, $4)', [plan.kind, database.databaseId, database.dataSourceId, ids]);
    targets.set(plan.kind, database.dataSourceId);
    adopted.push(plan.kind);
  }
  return adopted;
}

/** Beside one of our name that is another thing, ours gets another name: it is found by its id. */
async function add(lacking: PropertyMatch[], dataSourceId: string, dataSourceOf: (kind: string) => string, { databases }: NotionDoor): Promise<Record<string, string>> {
  if (lacking.length === 0) return {};
  const { properties: now } = await databases.describe(dataSourceId);
  const taken = new Set(now.map(({ name }) => name));
  const nameIn = (name: string) => (taken.has(name) ? `${name} (SAGE)` : name);
  const changes = Object.fromEntries(lacking.map(({ name, wanted }): [string, PropertyConfig] => [nameIn(name), configOf(wanted, dataSourceOf)]));
  const { properties } = await databases.changeProperties(dataSourceId, changes);
  return Object.fromEntries(lacking.flatMap(({ name }) => properties.filter((one) => one.name === nameIn(name)).map(({ id }) => [name, id])));
}

type Candidate = Adoption['candidates'][number];

async function dataSources(door: NotionDoor): Promise<Candidate[]> {
  const reader = createReader(door);
  const found: Candidate[] = [];
  for (const id of (await reader.search()).dataSourceIds) {
    const source = await reader.dataSource(id);
    if (source?.parent.type === 'database_id') found.push({ dataSourceId: id, databaseId: source.parent.database_id, title: source.title.map(({ plain_text: text }) => text).join('') });
  }
  return found;
}

function candidatesOf(plan: DatabasePlan, there: readonly Candidate[], { databases }: Synonyms, chosen: string | undefined): Candidate[] {
  if (chosen) return there.filter(({ dataSourceId, databaseId }) => same(dataSourceId, chosen) || same(databaseId, chosen));
  const byName = there.filter(({ title }) => bare(title) === bare(plan.dataSource));
  const called = new Set((databases[plan.kind] ?? []).map(bare));
  return byName.length > 0 ? byName : there.filter(({ title }) => called.has(bare(title)));
}
