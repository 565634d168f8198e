import type { Entity } from './entity.ts';
import type { KindDatabase } from './notion-pages.ts';
import type { NotionReads } from './notion-reads.ts';
import type { Claim, Outbox } from './outbox.ts';
import { pullRecord, type RecordParts } from './pull-page.ts';
import { followTrashPolicy, isTrashedByUs } from './trashed-page.ts';

export type ReadFirst = (claim: Claim, pageId: string, entity: Entity, database: KindDatabase) => Promise<Claim['base']>;

interface ReadFirstParts extends RecordParts {
  outbox: Outbox;
  reads: NotionReads;
  twoWay: () => Promise<ReadonlyMap<string, KindDatabase>>;
}

/** Before a page is written to that may hold what was never heard of: what a person set there meanwhile is taken, in the trash as well. @returns what the page holds. @throws PageTrashed */
export const createReadFirst =
  ({ reads, twoWay, ...parts }: ReadFirstParts): ReadFirst =>
  async (claim, pageId, entity, database) => {
    const page = await reads.page(pageId);
    const mode = (await twoWay()).has(claim.kind) ? 'two_way' : 'push';
    const { base = claim.base, conflicts = [] } = await pullRecord({ ...claim, mode, checklist: null }, { ...page, isTrashed: false }, entity, database, parts);
    if (conflicts.length > 0) await parts.outbox.keepConflicts(claim, conflicts);
    if (page.isTrashed && !isTrashedByUs(claim)) await followTrashPolicy(claim, parts.outbox, () => parts.whyUnfit(entity, database));
    return base;
  };
