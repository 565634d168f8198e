import type { BlockObjectResponse } from '@notionhq/client';
import type { NotionBlocks } from '../notion-blocks.ts';
import { isManagedBlock } from './managed-block.ts';

/** A page is a tree of any size: this many lists of it are read, from the top. */
const MOST_LISTS = 20;
const PAGES_OF_THEIR_OWN = new Set(['child_page', 'child_database']);

/** Our blocks in the first list of a page that has one: there is one, unless something went wrong. Nearly always that is the first: people move blocks seldom, into a column or a toggle. */
export async function findManagedBlocks({ pageId, recordId }: { pageId: string; recordId: string }, blocks: Pick<NotionBlocks, 'listUnder'>): Promise<BlockObjectResponse[]> {
  const toRead = [pageId];
  for (const parent of toRead) {
    const level = await blocks.listUnder(parent);
    const ours = level.filter((block) => isManagedBlock(block, recordId));
    if (ours.length > 0) return ours;
    const within = level.filter(({ type, has_children: has }) => has && !PAGES_OF_THEIR_OWN.has(type)).map(({ id }) => id);
    toRead.push(...within.slice(0, MOST_LISTS - toRead.length));
  }
  return [];
}
