import { bodyHash } from './blocks/managed-block.ts';
import { CALL_CLASS, onErrand } from './call-class.ts';
import { checklistsWith } from './checklist.ts';
import type { Clock } from './clock.ts';
import { difference } from './differ.ts';
import type { Entity } from './entity.ts';
import type { KindDatabase, NotionPages, Properties } from './notion-pages.ts';
import { valuesOf, type SeenPage } from './notion-reads.ts';
import { differs } from './poll.ts';
import { desiredValues } from './pull-page.ts';
import { remedyOf, type PullParts } from './pull.ts';
import type { PullRef } from './pull-queue.ts';
import { plainValue } from './read-values.ts';
import { compareBodies } from './reconcile-bodies.ts';
import type { ReconcileRun, ReconcileTable, StoredPage } from './reconcile-table.ts';
import { LeaseLost } from './sync-calls.ts';
import { SYNC_ID } from './sync-id.ts';

export interface Duplicate {
  recordId: string;
  /** The page that is linked to the record. */
  keeps: string;
  extra: string[];
}

export interface KindReport {
  kind: string;
  pages: number;
  /** Pages that say something else than what was agreed: they are read again. */
  drifted: string[];
  /** Records that say something else than their page: they are pushed. */
  due: string[];
  /** Pages on which our block of the body is gone, or says something else: it is written again. */
  bodies: string[];
  /** Linked pages that Notion does not list: trashed, deleted or no longer shared. They are read again. */
  missing: string[];
  duplicates: Duplicate[];
  /** Pages whose Sync ID no record has, or that are not the linked one of theirs. Never touched. */
  orphans: { pageId: string; syncId: string | null }[];
  trashed: number;
  /** Why this kind could not be looked at. */
  error?: string;
}

export interface ReconcileReport {
  kinds: KindReport[];
}

export type ReconcileParts = Pick<PullParts, 'reads' | 'outbox' | 'registry' | 'checklists' | 'databases' | 'twoWay' | 'hooks'> & { pages: NotionPages; table: ReconcileTable; clock: Clock };

/** Does the one that is due, if any, however long that takes. @returns its report */
export async function reconcile(parts: ReconcileParts): Promise<ReconcileReport | null> {
  const run = await parts.table.claim();
  if (!run) return null;
  try {
    return await onErrand(CALL_CLASS.backfill, () => compareAll(run, parts), () => parts.table.renew(run));
  } catch (error) {
    if (error instanceof LeaseLost) return null;
    throw error;
  }
}

async function compareAll(run: ReconcileRun, parts: ReconcileParts): Promise<ReconcileReport> {
  const kinds: KindReport[] = [];
  const [known, twoWay] = [await parts.databases(), await parts.twoWay()];
  for (const entity of parts.registry.entities) {
    const database = known.get(entity.kind);
    if (database) kinds.push(await guarded(entity.kind, () => ofRecords(entity, database, run, { ...parts, isTwoWay: twoWay.has(entity.kind) })));
  }
  for (const { kind } of run.isDryRun ? [] : parts.checklists) {
    const database = twoWay.get(kind);
    if (database) await guarded(kind, () => ofLists(kind, database, parts));
  }
  const report = { kinds };
  await parts.table.finish(run, report, kinds.find(({ error }) => error)?.error ?? null);
  return report;
}

const nothing = (kind: string): KindReport => ({ kind, pages: 0, drifted: [], due: [], bodies: [], missing: [], duplicates: [], orphans: [], trashed: 0 });

async function guarded(kind: string, work: () => Promise<KindReport>): Promise<KindReport> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LeaseLost) throw error;
    return { ...nothing(kind), error: remedyOf(error) ?? (error instanceof Error ? error.message : String(error)) };
  }
}

async function ofRecords(entity: Entity, database: KindDatabase, run: ReconcileRun, parts: ReconcileParts & { isTwoWay: boolean }): Promise<KindReport> {
  const { kind } = entity;
  const pages = await parts.reads.changedSince(database, null);
  const stored = await parts.table.storedPages(kind);
  const report = compared(kind, pages, stored, database);
  report.due = await dueRecords(stored, entity, parts);
  const { differing, looked } = await compareBodies(entity, pages, stored, parts);
  report.bodies = differing.map(({ pageId }) => pageId);
  if (run.isDryRun) return report;
  const asks = [...report.drifted, ...report.missing].map((pageId): PullRef => ({ what: 'page', itemId: pageId, pageId }));
  await parts.table.apply(kind, [...asks, ...contentsOf(kind, pages, stored, parts)], report.due, differing.map(({ recordId }) => recordId));
  await parts.table.noteBodies(kind, looked);
  for (const pageId of report.duplicates.flatMap(({ extra }) => extra)) {
    if (!run.mayTrash.includes(pageId)) continue;
    await parts.pages.update(database, pageId, { isTrashed: true });
    report.trashed += 1;
  }
  return report;
}

/** Neither a comment nor every edit of a body moves a page's time, so what no event told of can only be found by reading. */
function contentsOf(kind: string, pages: readonly SeenPage[], stored: readonly StoredPage[], { hooks, isTwoWay }: Pick<ReconcileParts, 'hooks'> & { isTwoWay: boolean }): PullRef[] {
  if (!isTwoWay || !hooks?.contentOf.includes(kind)) return [];
  const linked = new Set(stored.map(({ pageId }) => pageId));
  return pages.filter(({ id }) => linked.has(id)).map(({ id }) => ({ what: 'content', itemId: id, pageId: id }));
}

/** Pure: what Notion lists against what is stored. */
function compared(kind: string, pages: readonly SeenPage[], stored: readonly StoredPage[], database: KindDatabase): KindReport {
  const report = { ...nothing(kind), pages: pages.length };
  const linked = new Map(stored.map((one) => [one.pageId, one]));
  const listed = new Set(pages.map(({ id }) => id));
  const keeps = new Map(stored.filter(({ pageId }) => listed.has(pageId)).map(({ recordId, pageId }) => [recordId, pageId]));
  const extras = new Map<string, string[]>();
  for (const page of pages) {
    const record = linked.get(page.id);
    if (record) {
      if (differs(page, record, database)) report.drifted.push(page.id);
      continue;
    }
    const syncId = plainValue(valuesOf(page, database, [SYNC_ID])[SYNC_ID]) as string | null;
    if (syncId && keeps.has(syncId)) extras.set(syncId, [...(extras.get(syncId) ?? []), page.id]);
    else report.orphans.push({ pageId: page.id, syncId });
  }
  report.missing = stored.filter(({ pageId, isTrashed }) => !isTrashed && !listed.has(pageId)).map(({ pageId }) => pageId);
  report.duplicates = [...extras].map(([recordId, extra]) => ({ recordId, keeps: keeps.get(recordId) ?? '', extra }));
  return report;
}

/** What a lost trigger or a restored backup would leave behind: settled, and yet not what the record says. */
async function dueRecords(stored: readonly StoredPage[], entity: Entity, { outbox }: ReconcileParts): Promise<string[]> {
  const due: string[] = [];
  for (const record of stored) {
    if (!record.isSettled || record.isLeftAlone) continue;
    const row = await outbox.read({ kind: entity.kind, recordId: record.recordId });
    const isDue = row === null ? !record.isTrashed : record.isTrashed || (await saysElse(record, row, entity, outbox));
    if (isDue) due.push(record.recordId);
  }
  return due;
}

async function saysElse({ recordId, base, bodyHash: said }: StoredPage, row: unknown, entity: Entity, outbox: ReconcileParts['outbox']): Promise<boolean> {
  const block = entity.toBody?.(row as never) ?? null;
  return (block !== null && bodyHash(block) !== said) || difference(base, (await desiredValues({ recordId }, entity, row, outbox)) as Properties) !== null;
}

async function ofLists(kind: string, database: KindDatabase, { reads, checklists, table }: ReconcileParts): Promise<KindReport> {
  const pages = await reads.changedSince(database, null);
  const asks = checklists.filter((one) => one.kind === kind).flatMap((checklist) => pages.flatMap((page) => checklistsWith(page, checklist, database)));
  await table.apply(kind, [...new Map(asks.map((ask) => [ask.itemId, ask])).values()], []);
  return { ...nothing(kind), pages: pages.length };
}
