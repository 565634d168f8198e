import type { PageObjectResponse } from '@notionhq/client';
import type { Entity } from '../entity.ts';
import { kindDatabases, storedKinds, type StoredKind } from '../kind-databases.ts';
import type { KindDatabase } from '../notion-pages.ts';
import type { DatabasePlan } from '../schema.ts';
import { value } from '../sql.ts';
import { CallFailed } from '../sync-calls.ts';
import type { NotionDoor } from './open-notion.ts';
import { differingOf, proofOf, syncIdOf, type RecordRow } from './proof.ts';
import { listPages } from './read-pages.ts';
import { setUpNotion, type SetupReport } from './set-up.ts';
import { addIfLive, bodiesOf } from './verify.ts';
import type { ViewPlan } from './views.ts';

export interface KindRebuild {
  kind: string;
  name: string;
  /** `found`: one of that name stands on the page, and no other is known. */
  database: 'kept' | 'found' | 'made';
  /** Pages that are there and stay. */
  kept: number;
  made: number;
  /** Of those that stay: as their records say, or not. */
  equal: number;
  different: number;
  /** Pages that bear the Sync ID of no record, or of one that has another page. They are left alone. */
  orphans: number;
  doubles: number;
}

export interface RebuildOptions {
  /** Where everything is to stand. What stands elsewhere is left there, and no longer ours. */
  parentPageId: string;
  views: readonly ViewPlan[];
}

const REASON = 'Notion is being rebuilt. If that ended in the middle: start it again on the console’s page Rebuild, or by pnpm notion:rebuild --apply.';

const same = (a: string | null, b: string) => a?.replaceAll('-', '') === b.replaceAll('-', '');

/** What a rebuild would do. Reads only: every page, and our block of each, as the proof at its end does. */
export async function planRebuild(door: NotionDoor, options: RebuildOptions): Promise<KindRebuild[]> {
  const plans: KindRebuild[] = [];
  const linked = new Map<string, Map<string, string>>();
  for (const { plan, is, place } of await placesOf(door, options)) {
    const entity = door.registry.find(plan.kind);
    plans.push({ kind: plan.kind, name: plan.dataSource, database: is, ...(entity ? await countsOf(entity, place, linked, door) : NOTHING) });
  }
  return plans;
}

/** Of the kinds that are shown. */
async function placesOf(door: NotionDoor, { parentPageId }: RebuildOptions): Promise<({ plan: DatabasePlan } & Place)[]> {
  const kinds = await kindsOf(door);
  const standing = await door.databases.listUnder(parentPageId);
  const places: ({ plan: DatabasePlan } & Place)[] = [];
  for (const plan of door.registry.databases) {
    const kind = kinds.get(plan.kind);
    if (kind && kind.mode !== 'off') places.push({ plan, ...(await placeOf(plan, kind, standing, parentPageId, door)) });
  }
  return places;
}

const NOTHING = { kept: 0, made: 0, equal: 0, different: 0, orphans: 0, doubles: 0 };

/** `linked`: the pages of the kinds before it, to which its own are added. */
async function countsOf(entity: Entity, place: KindDatabase | null, linked: Map<string, Map<string, string>>, door: NotionDoor): Promise<typeof NOTHING> {
  const { live, rows, pages } = place ? await pagesByRecord(entity, place, door) : { live: new Map(), rows: await recordsOf(entity.kind, door), pages: new Map<string, string>() };
  linked.set(entity.kind, pages);
  const relinked = rows.map(({ record_id, shown, is_waiting }): RecordRow => ({ record_id, shown, is_waiting, page_id: pages.get(record_id) ?? null }));
  const bodies = await bodiesOf(entity, relinked.filter(({ shown }) => shown !== null), live, door);
  const proof = proofOf(entity, place ?? { dataSourceId: '', propertyIds: {} }, { rows: relinked, live, bodies, pageOf: (kind, recordId) => linked.get(kind)?.get(recordId) ?? null });
  const different = differingOf(proof);
  return { kept: pages.size, made: proof.missing.length, equal: proof.records - proof.missing.length - different, different, orphans: proof.orphans.length, doubles: proof.doubles.length };
}

/**
 * Databases, then the links between records and pages; what has no page is due then, and the workers or whoever pushes make it. May end in the middle
 * and be run again.
 */
export async function beginRebuild(door: NotionDoor, options: RebuildOptions): Promise<SetupReport> {
  const { sql, registry } = door;
  for (const { plan, is } of await placesOf(door, options)) if (is !== 'kept') await value(sql, 'private.forget_sync_database($1)', [plan.kind]);
  const report = await setUpNotion(door, options);
  const known = await kindDatabases(sql);
  const entities = registry.entities.filter(({ kind }) => known.has(kind));
  const kinds = entities.map(({ kind }) => kind);
  await value(sql, 'private.hold_sync_kinds($1, $2)', [kinds, REASON]);
  await atRest(kinds, door);
  for (const entity of entities) while (!(await relink(entity, known.get(entity.kind), door))) await atRest([entity.kind], door);
  return report;
}

/** What a worker is at, or a killed one may have made, must show before the pages are counted. */
async function atRest(kinds: string[], { sql, clock }: NotionDoor): Promise<void> {
  while ((await value<number>(sql, 'private.sync_in_flight($1, coalesce($2::timestamptz, clock_timestamp()))', [kinds, clock.now()])) > 0) await clock.sleep(500);
}

/** @returns false when a worker that had begun before the hold was still at it, so that Notion must be asked again */
async function relink(entity: Entity, database: KindDatabase | undefined, door: NotionDoor): Promise<boolean> {
  const { known, pages } = database ? await pagesByRecord(entity, database, door) : { known: await knownPages(entity.kind, door), pages: new Map<string, string>() };
  const linked = await value<number | null>(door.sql, 'private.relink_sync($1, $2, $3, $4, coalesce($5::timestamptz, clock_timestamp()))', [entity.kind, Object.fromEntries(pages), known, REASON, door.clock.now()]);
  return linked !== null;
}

const kindsOf = async ({ sql }: NotionDoor) => new Map((await storedKinds(sql)).map((kind) => [kind.kind, kind]));
const recordsOf = async (kind: string, { sql }: NotionDoor) => (await sql.query<RecordRow>('select * from private.sync_records($1)', [kind])).rows;

interface Place {
  is: KindRebuild['database'];
  place: KindDatabase | null;
}

async function placeOf(plan: DatabasePlan, kind: StoredKind, standing: Map<string, string>, parentPageId: string, door: NotionDoor): Promise<Place> {
  if (kind.data_source_id && (await standsOn(kind.data_source_id, parentPageId, door))) return { is: 'kept', place: { dataSourceId: kind.data_source_id, propertyIds: kind.properties ?? {} } };
  const found = standing.get(plan.dataSource);
  if (!found) return { is: 'made', place: null };
  const { dataSourceId } = await door.databases.idsOf(found);
  const { properties } = await door.databases.describe(dataSourceId);
  return { is: 'found', place: { dataSourceId, propertyIds: Object.fromEntries(properties.map(({ name, id }) => [name, id])) } };
}

async function standsOn(dataSourceId: string, parentPageId: string, { databases }: NotionDoor): Promise<boolean> {
  try {
    const { isTrashed, pageId } = await databases.describe(dataSourceId);
    return !isTrashed && same(pageId, parentPageId);
  } catch (error) {
    if (error instanceof CallFailed && error.failure.kind === 'config') return false;
    throw error;
  }
}

/** Those of records that are gone, too. */
const knownPages = async (kind: string, { sql }: NotionDoor) =>
  (await sql.query<{ page_id: string }>('select page_id from public.sync_state where kind = $1 and page_id is not null', [kind])).rows.map(({ page_id: pageId }) => pageId);

interface Found {
  live: Map<string, PageObjectResponse>;
  /** Right after Notion was asked. */
  known: string[];
  rows: RecordRow[];
  pages: Map<string, string>;
}

/** The page that is linked, else the oldest that bears the record's Sync ID. */
async function pagesByRecord({ kind }: Entity, database: KindDatabase, door: NotionDoor): Promise<Found> {
  const live = new Map((await listPages(door, database.dataSourceId)).map((page) => [page.id, page]));
  const known = await knownPages(kind, door);
  const rows = await recordsOf(kind, door);
  const recent = await door.sql.query<{ page_id: string }>(`select page_id from public.sync_state where kind = $1 and page_id is not null and synced_at > now() - interval '2 minutes'`, [kind]);
  // A query may lag behind a page that was just made.
  for (const { page_id: pageId } of recent.rows) if (!live.has(pageId)) await addIfLive(pageId, live, door, database.dataSourceId);
  const pages = new Map<string, string>();
  for (const { record_id: id, page_id: pageId } of rows) if (pageId && live.has(pageId)) pages.set(id, pageId);
  const ids = new Set(rows.map(({ record_id: id }) => id));
  for (const page of live.values()) {
    const id = syncIdOf(page, database);
    if (id && ids.has(id) && !pages.has(id)) pages.set(id, page.id);
  }
  return { live, known, rows, pages };
}
