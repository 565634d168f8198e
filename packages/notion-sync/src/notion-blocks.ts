import { isFullBlock, type BlockObjectRequest, type BlockObjectResponse, type Client, type UpdateBlockParameters } from '@notionhq/client';
import { CallFailed, isRefusal, type CallOptions, type MakeCall } from './sync-calls.ts';

/** All that the engine asks of Notion about the bodies of pages. Each is one call, but for listing over a hundred blocks. */
export interface NotionBlocks {
  /** Changing it twice to the same is harmless. */
  update(blockId: string, block: BlockObjectRequest, options?: CallOptions): Promise<void>;
  /** At the top, or after a block of the same parent. Twice makes two. @returns the new block's id */
  add(parentId: string, block: BlockObjectRequest, afterId: string | null, options?: CallOptions): Promise<string>;
  /** To the trash. */
  remove(blockId: string, options?: CallOptions): Promise<void>;
  /** Null when it is in the trash, or not to be seen. */
  find(blockId: string): Promise<BlockObjectResponse | null>;
  /** Of one level, top to bottom. */
  listUnder(parentId: string): Promise<BlockObjectResponse[]>;
}

export const createNotionBlocks = (client: Client, call: MakeCall): NotionBlocks => ({
  update: async (blockId, block, options) => {
    const asked = { block_id: blockId, ...block } as UpdateBlockParameters;
    await call({ effect: 'write', on: 'record' }, () => client.blocks.update(asked), options);
  },
  add: async (parentId, block, afterId, options) => {
    const position = afterId ? ({ type: 'after_block', after_block: { id: afterId } } as const) : ({ type: 'start' } as const);
    const append = () => client.blocks.children.append({ block_id: parentId, children: [block], position });
    try {
      const { results } = await call({ effect: 'write', on: 'record', isRepeatable: false }, append, options);
      return idOf(results[0]?.id);
    } catch (error) {
      const [saved] = error instanceof CallFailed && error.failure.kind === 'ambiguous' ? error.failure.committed.childIds : [];
      if (saved) return saved;
      throw error;
    }
  },
  remove: async (blockId, options) => void (await call({ effect: 'write', on: 'record' }, () => client.blocks.delete({ block_id: blockId }), options)),
  find: async (blockId) => {
    try {
      const block = await call({ effect: 'read', on: 'record' }, () => client.blocks.retrieve({ block_id: blockId }));
      return isFullBlock(block) && !block.in_trash ? block : null;
    } catch (error) {
      if (isRefusal(error) && error.failure.unreachable) return null;
      throw error;
    }
  },
  listUnder: async (parentId) => {
    const found: BlockObjectResponse[] = [];
    let cursor: string | undefined;
    do {
      const page = await call({ effect: 'read', on: 'record' }, () => client.blocks.children.list({ block_id: parentId, page_size: 100, start_cursor: cursor }));
      found.push(...page.results.filter(isFullBlock));
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    return found;
  },
});

function idOf(id: string | undefined): string {
  if (!id) throw new Error('Notion does not say which block it made.');
  return id;
}
