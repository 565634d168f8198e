import { onErrand, type Errand } from './call-class.ts';
import { checklistsWith, readChecklist, type Checklist } from './checklist.ts';
import { nowOf, type Clock } from './clock.ts';
import type { RecordRef } from './entity.ts';
import type { KindDatabase } from './notion-pages.ts';
import { LostProperty, type NotionReads, type SeenPage } from './notion-reads.ts';
import type { Outbox } from './outbox.ts';
import { pullRecord, type RecordParts } from './pull-page.ts';
import type { ChecklistOutcome, Conflict, PullClaim, PullOutcome, PullQueue, PulledRecord, RecordOutcome } from './pull-queue.ts';
import type { Registry } from './registry.ts';
import { setbackOf } from './setback.ts';
import { CallFailed, LeaseLost } from './sync-calls.ts';
import { UnfitDatabase } from './unfit-schema.ts';

/** What else may be read of pages; each may throw what may pass when it is tried again. */
export interface PullHooks {
  /** Kinds whose pages' content is wanted. */
  contentOf: readonly string[];
  onPagePulled(page: RecordRef & { pageId: string }): Promise<void>;
  onComment(comment: { pageId: string; commentId: string }): Promise<void>;
}

/** `lagMs`: since it was asked for. */
export type PullReport = { what: PullClaim['what']; kind: string | null; recordId: string | null; lagMs: number; calls: number } & (
  | { result: 'read'; conflicts: Conflict[]; unreachable: string | null; notYet: string | null; taken: string | null }
  | { result: 'lost' }
  | { result: 'failed'; error: unknown; givesUp: boolean }
);

type Databases = ReadonlyMap<string, KindDatabase>;

export interface PullParts extends RecordParts {
  queue: PullQueue;
  reads: NotionReads;
  outbox: Outbox;
  registry: Registry;
  checklists: readonly Checklist[];
  databases: () => Promise<Databases>;
  /** The ones from which people's changes are taken. */
  twoWay: () => Promise<Databases>;
  clock: Clock;
  hooks?: PullHooks;
  report?: (pull: PullReport) => unknown;
}

export interface Puller {
  /** Takes what is to be read, at most `limit`, and reads it. @returns how many it took */
  round(limit: number): Promise<number>;
  /** Each pull settles on its own and never rejects. */
  begin(limit: number): Promise<Promise<void>[]>;
}

/** Notion → Postgres. Holds nothing between rounds: any number may run, and any may die at any moment. */
export function createPuller(parts: PullParts): Puller {
  const start = (claim: PullClaim) => onErrand(claim.callClass, (errand) => settle(claim, parts, errand), () => parts.queue.renew(claim));
  const begin = async (limit: number) => (await parts.queue.claim(limit)).map((claim) => start(claim).catch(() => undefined));
  return {
    begin,
    round: async (limit) => {
      const pulls = await begin(limit);
      await Promise.all(pulls);
      return pulls.length;
    },
  };
}

/** @throws only when the outcome cannot be written down: then the lease ends by itself */
async function settle(claim: PullClaim, parts: PullParts, errand: Errand): Promise<void> {
  const { queue, outbox, report = () => undefined } = parts;
  const { kind = null, recordId = null } = claim.record ?? {};
  const about = () => ({ what: claim.what, kind, recordId, lagMs: nowOf(parts.clock).getTime() - claim.askedAt.getTime(), calls: errand.calls });
  try {
    const outcome = await read(claim, parts);
    const { conflicts = [], unreachable = null, notYet = null, taken = null } = outcome as Partial<RecordOutcome & ChecklistOutcome>;
    await report((await queue.settle(claim, outcome)) ? { ...about(), result: 'read', conflicts, unreachable, notYet, taken } : { ...about(), result: 'lost' });
  } catch (error) {
    if (error instanceof LeaseLost) return void (await report({ ...about(), result: 'lost' }));
    const { status, ...setback } = setbackOf(error, claim);
    const givesUp = status === 'quarantined' || status === 'unreachable';
    await report({ ...about(), result: 'failed', error, givesUp });
    const remedy = remedyOf(error);
    if (remedy !== null && claim.record) await outbox.pauseKind(claim.record.kind, remedy);
    await queue.fail(claim, { ...setback, givesUp });
  }
}

export function remedyOf(error: unknown): string | null {
  if (error instanceof LostProperty || error instanceof UnfitDatabase) return error.message;
  return error instanceof CallFailed && error.failure.kind === 'config' ? error.failure.remedy : null;
}

const read = (claim: PullClaim, parts: PullParts): Promise<PullOutcome> => {
  switch (claim.what) {
    case 'page':
      return readPage(claim, parts);
    case 'checklist':
      return readList(claim, parts);
    case 'content':
      return readContent(claim, parts);
    case 'comment':
      return readComment(claim, parts);
  }
};

async function readPage({ pageId, record }: PullClaim, parts: PullParts): Promise<PullOutcome> {
  const page = await parts.reads.page(pageId).catch((error: unknown) => {
    if (record && error instanceof CallFailed && error.failure.kind === 'fix-data' && error.failure.unreachable) return null;
    throw error;
  });
  if (!page) return { isDue: false, unreachable: 'Its page is deleted, or no longer shared with the connection.' };
  if (!record) return ofPeople(page, parts);
  const entity = parts.registry.find(record.kind);
  const database = (await parts.databases()).get(record.kind);
  return entity && database ? pullRecord(record, page, entity, database, parts) : {};
}

/** A page that is no record's: one of a checklist, or none of our business. */
async function ofPeople(page: SeenPage, { checklists, twoWay }: PullParts): Promise<PullOutcome> {
  const known = await twoWay();
  for (const checklist of checklists) {
    const database = known.get(checklist.kind);
    if (database && database.dataSourceId === page.dataSourceId) return { asks: checklistsWith(page, checklist, database) };
  }
  return {};
}

async function readList({ pageId, record }: PullClaim, parts: PullParts): Promise<PullOutcome> {
  const checklist = record && parts.checklists.find(({ of }) => of.kind === record.kind);
  const database = checklist && (await parts.twoWay()).get(checklist.kind);
  return database ? readChecklist(record, pageId, checklist, database, parts) : {};
}

const isWanted = (record: PulledRecord | null, hooks: PullHooks | undefined): record is PulledRecord =>
  record !== null && record.mode === 'two_way' && (hooks?.contentOf.includes(record.kind) ?? false);

async function readContent({ pageId, record }: PullClaim, { hooks }: PullParts): Promise<PullOutcome> {
  if (isWanted(record, hooks)) await hooks?.onPagePulled({ kind: record.kind, recordId: record.recordId, pageId });
  return {};
}

async function readComment({ pageId, itemId, record }: PullClaim, { hooks }: PullParts): Promise<PullOutcome> {
  if (isWanted(record, hooks)) await hooks?.onComment({ pageId, commentId: itemId });
  return {};
}
