import { createHash } from 'node:crypto';
import type { BlockObjectResponse, Client } from '@notionhq/client';
import type { ContentDocument } from '@sage/db/content';
import { isManagedBlock } from '../blocks/managed-block.ts';
import { mayGoOn } from '../call-class.ts';
import { LeaseLost, type MakeCall } from '../sync-calls.ts';
import { hostedFiles, type HostedFile } from './hosted-files.ts';
import { listBlocks, plainId, readBlocks, type BlockTree } from './read-blocks.ts';
import { toDocument, type CopiedFile, type CopiedFiles } from './to-document.ts';

export interface PageContent {
  document: ContentDocument;
  /** SHA-256 in hex: the same document has the same. */
  hash: string;
  /** The latest edit of what was read, rounded to the minute by Notion. Null for an empty page. */
  editedAt: string | null;
  /** The blocks that hold files, shown or not. */
  fileBlocks: string[];
  /** All that a person can comment on, top to bottom. */
  blocks: string[];
}

export interface ContentReader {
  /** `recordId`: whose page it is; `ourBlockId`: where our block is, as far as that is known. `copy` keeps a file's bytes and names our copy, or null when it is not of a kind that is shown. */
  read(page: { pageId: string; recordId: string; ourBlockId: string | null }, copy: (file: HostedFile) => Promise<CopiedFile | null>): Promise<PageContent>;
}

/** The free space of a page: what people wrote around what is ours. */
export const createContentReader = (client: Client, call: MakeCall): ContentReader => ({
  read: async ({ pageId, recordId, ourBlockId }, copy) => {
    // A block that came with its page's creation is known by what it holds alone.
    const isOurs = (block: BlockObjectResponse) => (ourBlockId !== null && plainId(block.id) === plainId(ourBlockId)) || isManagedBlock(block, recordId);
    const reading = await readBlocks(pageId, listBlocks(client, call), isOurs);
    const hosted = hostedFiles(reading.blocks);
    const document = toDocument(reading, await copied(hosted, copy));
    const hash = createHash('sha256').update(JSON.stringify(document)).digest('hex');
    return { document, hash, editedAt: latest(reading.blocks), fileBlocks: hosted.map(({ blockId }) => blockId), blocks: [...(ourBlockId === null ? [] : [ourBlockId]), ...idsIn(reading.blocks)] };
  },
});

/** One after the other: each may be large. */
async function copied(hosted: HostedFile[], copy: Parameters<ContentReader['read']>[1]): Promise<CopiedFiles> {
  const files = new Map<string, CopiedFile>();
  for (const file of hosted) {
    if (!(await mayGoOn())) throw new LeaseLost();
    const kept = await copy(file);
    if (kept) files.set(file.blockId, kept);
  }
  return files;
}

const idsIn = (trees: BlockTree[]): string[] => trees.flatMap(({ block, children }) => [block.id, ...idsIn(children)]);

const latest = (trees: BlockTree[]): string | null =>
  trees.reduce<string | null>((found, { block, children }) => [block.last_edited_time, latest(children)].reduce(later, found), null);
const later = (a: string | null, b: string | null) => (a === null || (b !== null && b > a) ? b : a);
