import { isFullBlock, type BlockObjectResponse, type Client } from '@notionhq/client';
import { CallFailed, type MakeCall } from '../sync-calls.ts';

/** A block with what is in it. `isCut`: not all of it was read. */
export interface BlockTree {
  block: BlockObjectResponse;
  children: BlockTree[];
  isCut: boolean;
}

/** One page of what is directly in a page or block. */
export type ListBlocks = (blockId: string, cursor: string | undefined) => Promise<{ blocks: BlockObjectResponse[]; next: string | undefined }>;

export const listBlocks =
  (client: Client, call: MakeCall): ListBlocks =>
  async (blockId, cursor) => {
    const answer = await call({ effect: 'read', on: 'record' }, () => client.blocks.children.list({ block_id: blockId, page_size: 100, start_cursor: cursor }));
    return { blocks: answer.results.filter(isFullBlock), next: answer.next_cursor ?? undefined };
  };

/** A person's page is far below; what is above shall not cost the studio its calls. */
const MOST_BLOCKS = 1_500;
const DEEPEST = 6;
/** What is in these is another page, or nothing that is shown. */
const CLOSED = new Set<BlockObjectResponse['type']>(['child_page', 'child_database', 'unsupported', 'template', 'transcription', 'meeting_notes', 'link_to_page']);

export interface Reading {
  blocks: BlockTree[];
  isCut: boolean;
}

/** All that a page shows, but for the blocks that are ours and what is in them. @throws CallFailed when the page itself cannot be read */
export async function readBlocks(pageId: string, list: ListBlocks, isOurs: (block: BlockObjectResponse) => boolean, bounds = { blocks: MOST_BLOCKS, depth: DEEPEST }): Promise<Reading> {
  let left = bounds.blocks;
  const read = async (id: string, depth: number): Promise<Reading> => {
    const blocks: BlockTree[] = [];
    let cursor: string | undefined;
    do {
      const page = await list(id, cursor);
      for (const block of page.blocks.filter((each) => !each.in_trash && !isOurs(each))) {
        if (left-- <= 0) return { blocks, isCut: true };
        const within = block.has_children && !CLOSED.has(block.type) ? await inside(block, depth + 1) : { blocks: [], isCut: false };
        blocks.push({ block, children: within.blocks, isCut: within.isCut });
      }
      cursor = page.next;
    } while (cursor);
    return { blocks, isCut: false };
  };
  /** A copy of a block whose original is not shared cannot be looked into: that spoils nothing around it. */
  const inside = async ({ id }: BlockObjectResponse, depth: number): Promise<Reading> => {
    if (depth > bounds.depth) return { blocks: [], isCut: true };
    try {
      return await read(id, depth);
    } catch (error) {
      if (error instanceof CallFailed && error.failure.kind === 'fix-data') return { blocks: [], isCut: true };
      throw error;
    }
  };
  return read(pageId, 0);
}

/** Notion writes the same id with and without dashes. */
export const plainId = (id: string): string => id.replaceAll('-', '').toLowerCase();
