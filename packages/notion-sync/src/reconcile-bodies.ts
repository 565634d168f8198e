import { shownWords, wantedWords } from './blocks/body-words.ts';
import { findManagedBlocks } from './blocks/find-managed-block.ts';
import { nowOf, type Clock } from './clock.ts';
import type { Entity } from './entity.ts';
import type { NotionBlocks } from './notion-blocks.ts';
import type { SeenPage } from './notion-reads.ts';
import type { Outbox } from './outbox.ts';
import type { StoredPage } from './reconcile-table.ts';

/** Of one kind in one run: each costs a call. The next run goes on with the others. */
export const MOST_BODIES = 100;
/** Notion tells times by the minute, and its clock is not ours. */
const NEAR_MS = 120_000;
/** What was just made may not show yet. */
const SHOWS_MS = 60_000;

export interface ComparedBodies {
  /** Where our block is gone, or says something else than it should. */
  differing: StoredPage[];
  /** Records of all that were looked at. */
  looked: string[];
}

interface BodyParts {
  outbox: Pick<Outbox, 'read'>;
  pages: { blocks: Pick<NotionBlocks, 'find' | 'listUnder'> };
  clock: Clock;
}

/** Holds our blocks of bodies against what they should say, a few in each run: not every edit of a body moves its page's time, so that each has its turn. */
export async function compareBodies(entity: Entity, pages: readonly SeenPage[], stored: readonly StoredPage[], parts: BodyParts): Promise<ComparedBodies> {
  const compared: ComparedBodies = { differing: [], looked: [] };
  if (!entity.toBody) return compared;
  for (const record of inTurn(pages, stored, nowOf(parts.clock).getTime()).slice(0, MOST_BODIES)) {
    if (!(await isAsItShould(entity, record, parts))) compared.differing.push(record);
    compared.looked.push(record.recordId);
  }
  return compared;
}

const seen = ({ bodySeenAt }: StoredPage): number => bodySeenAt?.getTime() ?? 0;

/** The ones that Notion calls edited since they were compared, then those for which that is the longest ago. */
function inTurn(pages: readonly SeenPage[], stored: readonly StoredPage[], now: number): StoredPage[] {
  const edited = new Map(pages.map(({ id, editedAt }) => [id, editedAt.getTime()]));
  const isEdited = (record: StoredPage) => Number((edited.get(record.pageId) ?? 0) >= seen(record) - NEAR_MS);
  return stored
    .filter(({ pageId, isSettled, isTrashed, syncedAt }) => edited.has(pageId) && isSettled && !isTrashed && (syncedAt === null || now >= syncedAt.getTime() + SHOWS_MS))
    .sort((a, b) => isEdited(b) - isEdited(a) || seen(a) - seen(b));
}

async function isAsItShould({ kind, toBody }: Entity, { recordId, pageId, blockId }: StoredPage, { outbox, pages: { blocks } }: BodyParts): Promise<boolean> {
  const row = await outbox.read({ kind, recordId });
  const wanted = row === null ? null : (toBody?.(row as never) ?? null);
  if (wanted === null) return true;
  const shown = blockId === null ? await findManagedBlocks({ pageId, recordId }, blocks) : [await blocks.find(blockId)];
  return shown.some((block) => block !== null && shownWords(block, wanted) === wantedWords(wanted));
}
