import { createHash } from 'node:crypto';
import type { BlockObjectRequest, BlockObjectResponse } from '@notionhq/client';
import { cleanText, clipped, piecesOf } from '../clean-text.ts';
import type { FileRef } from '../file-bytes.ts';

/** A piece of text. Long ones become several. */
export interface Words {
  text: string;
  bold?: boolean;
  faded?: boolean;
  link?: string;
}

/**
 * The one block of a page's body that is ours. All that it says is in its own text or caption, so that it changes by one call which may be repeated.
 * One of the words has a `managedLink`: by that the block is known wherever somebody moved it.
 */
export type ManagedBlock =
  | { type: 'callout'; icon: string; words: readonly Words[] }
  | { type: 'paragraph'; words: readonly Words[] }
  | { type: 'image' | 'pdf' | 'file'; file: FileRef; words: readonly Words[] };

/** Where Notion has a file's bytes; without them an address that leads to them. */
export type FileSource = { uploadId: string } | { address: string };

const LONGEST_PIECE = 2_000;
const MOST_PIECES = 100;

/** Names what the block says, whatever it is called in Notion: an upload made again is still the same file. */
export const bodyHash = (block: ManagedBlock): string => createHash('sha256').update(JSON.stringify(block)).digest('hex');

/** Notion takes a block of a file that it does not have as a link only. */
export const typeOf = (block: ManagedBlock, source: FileSource | null): ManagedBlock['type'] => (source && 'address' in source ? 'file' : block.type);

/** As it is made, and as well as it is changed. */
export function blockRequest(block: ManagedBlock, source: FileSource | null): BlockObjectRequest {
  if (block.type === 'callout') return { callout: { rich_text: richText(block.words), icon: { type: 'emoji', emoji: block.icon as never }, color: 'gray_background' } };
  if (block.type === 'paragraph') return { paragraph: { rich_text: richText(block.words) } };
  if (!source) throw new Error('A block of a file needs to know where the file is.');
  const caption = richText(block.words);
  if ('address' in source) return { file: { external: { url: source.address }, caption, name: nameOf(block.file) } };
  const file_upload = { id: source.uploadId };
  if (block.type === 'file') return { file: { file_upload, caption, name: nameOf(block.file) } };
  return block.type === 'image' ? { image: { file_upload, caption } } : { pdf: { file_upload, caption } };
}

const nameOf = ({ name }: FileRef) => clipped(cleanText(name), 100);

function richText(words: readonly Words[]) {
  const pieces = words.flatMap(({ text, ...style }) => piecesOf(cleanText(text), LONGEST_PIECE).map((content) => pieceOf(content, style)));
  return pieces.length <= MOST_PIECES ? pieces : [...pieces.slice(0, MOST_PIECES - 1), pieceOf('\n…', {})];
}

const pieceOf = (content: string, { bold = false, faded = false, link }: Omit<Words, 'text'>) => ({
  type: 'text' as const,
  text: { content, ...(link && { link: { url: link } }) },
  ...((bold || faded) && { annotations: { bold, ...(faded && { color: 'gray' as const }) } }),
});

const MARK = '#in-notion';
/** An address with the record's id in it. No person copies this from the app: it is written by us alone. */
export const managedLink = (address: string): string => `${address}${MARK}`;

/** True for the block that is ours on the page of this record, as Notion shows it. */
export function isManagedBlock(block: BlockObjectResponse, recordId: string): boolean {
  const content = (block as unknown as Record<string, { rich_text?: Linked[]; caption?: Linked[] } | undefined>)[block.type];
  const texts = content?.rich_text ?? content?.caption ?? [];
  return texts.some(({ href }) => href?.includes(recordId) && href.endsWith(MARK));
}

interface Linked {
  href: string | null;
}
