import type { BlockObjectResponse } from '@notionhq/client';
import type { Block, ContentDocument, ListItem, Span } from '@sage/db/content';
import { isMedia, mediaOf } from './hosted-files.ts';
import type { BlockTree, Reading } from './read-blocks.ts';
import { plainText, safeHref, spansOf } from './spans.ts';

/** Our copies by the blocks that show them. A block without one has a file that is not shown. */
export type CopiedFiles = ReadonlyMap<string, CopiedFile>;
export interface CopiedFile {
  id: string;
  name: string;
  /** One that we can show; any other is there to be opened. */
  isPicture: boolean;
}

const MORE = 'It goes on; ask the studio for the rest.';
const UNKNOWN = 'Something here cannot be shown.';
const NO_FILE = 'A file here cannot be shown.';
const note = (text: string): Block => ({ kind: 'note', text });

/** What a person wrote, without anything that a browser could run and without an address of Notion. Pure: the same blocks give the same document. */
export const toDocument = ({ blocks, isCut }: Reading, files: CopiedFiles): ContentDocument => ({ blocks: [...blocksOf(blocks, files), ...(isCut ? [note(MORE)] : [])] });

function blocksOf(trees: BlockTree[], files: CopiedFiles): Block[] {
  const blocks: Block[] = [];
  for (const tree of trees) {
    const item = itemOf(tree, files);
    const last = blocks.at(-1);
    if (!item) blocks.push(...shownBlock(tree, files));
    else if (last?.kind === 'list' && last.style === item.style) last.items.push(item.item);
    else blocks.push({ kind: 'list', style: item.style, items: [item.item] });
  }
  return blocks;
}

const inside = ({ children, isCut }: BlockTree, files: CopiedFiles): Block[] => [...blocksOf(children, files), ...(isCut ? [note(MORE)] : [])];

function itemOf(tree: BlockTree, files: CopiedFiles): { style: 'bulleted' | 'numbered' | 'todo'; item: ListItem } | null {
  const { block } = tree;
  const item = (spans: Span[]): ListItem => ({ spans, children: inside(tree, files) });
  switch (block.type) {
    case 'bulleted_list_item':
      return { style: 'bulleted', item: item(spansOf(block.bulleted_list_item.rich_text)) };
    case 'numbered_list_item':
      return { style: 'numbered', item: item(spansOf(block.numbered_list_item.rich_text)) };
    case 'to_do':
      return { style: 'todo', item: { ...item(spansOf(block.to_do.rich_text)), done: block.to_do.checked } };
    default:
      return null;
  }
}

/** One block of Notion as none, one or several of ours. */
function shownBlock(tree: BlockTree, files: CopiedFiles): Block[] {
  const { block } = tree;
  switch (block.type) {
    case 'paragraph':
      return paragraph(spansOf(block.paragraph.rich_text), tree, files);
    case 'toggle':
      return paragraph(spansOf(block.toggle.rich_text), tree, files);
    case 'quote':
      return [{ kind: 'quote', spans: spansOf(block.quote.rich_text), children: inside(tree, files) }];
    case 'callout':
      return [{ kind: 'callout', icon: emojiOf(block.callout.icon), spans: spansOf(block.callout.rich_text), children: inside(tree, files) }];
    case 'code':
      return [{ kind: 'code', language: block.code.language, text: plainText(block.code.rich_text) }];
    case 'equation':
      return [{ kind: 'code', language: 'equation', text: block.equation.expression }];
    case 'divider':
      return [{ kind: 'divider' }];
    case 'table':
      return [{ kind: 'table', hasHeader: block.table.has_column_header, rows: rowsOf(tree) }];
    case 'column_list':
    case 'column':
    case 'synced_block':
    case 'tab':
      return inside(tree, files);
    case 'breadcrumb':
    case 'table_of_contents':
    case 'child_page':
    case 'child_database':
    case 'link_to_page':
      // Other pages are the team's own.
      return [];
    default:
      return isMedia(block) ? [file(block, files)] : (heading(tree, files) ?? [linked(block)]);
  }
}

/** An empty line is space, which a page of ours has anyway. */
function paragraph(spans: Span[], tree: BlockTree, files: CopiedFiles): Block[] {
  const children = inside(tree, files);
  return spans.length > 0 || children.length > 0 ? [{ kind: 'paragraph', spans, children }] : [];
}

function heading(tree: BlockTree, files: CopiedFiles): Block[] | null {
  const { block } = tree;
  const titled = (level: 1 | 2 | 3, { rich_text }: { rich_text: Parameters<typeof spansOf>[0] }): Block[] => [{ kind: 'heading', level, spans: spansOf(rich_text) }, ...inside(tree, files)];
  switch (block.type) {
    case 'heading_1':
      return titled(1, block.heading_1);
    case 'heading_2':
      return titled(2, block.heading_2);
    case 'heading_3':
      return titled(3, block.heading_3);
    case 'heading_4':
      return titled(3, block.heading_4);
    default:
      return null;
  }
}

const rowsOf = ({ children }: BlockTree): Span[][][] => children.flatMap(({ block }) => (block.type === 'table_row' ? [block.table_row.cells.map(spansOf)] : []));

const emojiOf = (icon: { type: string } | null): string | null => (icon && 'emoji' in icon && typeof icon.emoji === 'string' ? icon.emoji.slice(0, 20) : null);

/** What lies elsewhere on the web is linked to, never loaded from there. */
function file(block: Parameters<typeof mediaOf>[0], files: CopiedFiles): Block {
  const media = mediaOf(block);
  const caption = spansOf(media.caption);
  if (media.type === 'external') return linkTo(media.external.url, caption);
  const copied = files.get(block.id);
  return copied ? { kind: copied.isPicture ? 'image' : 'file', file: copied.id, name: copied.name, caption } : note(NO_FILE);
}

function linked(block: BlockObjectResponse): Block {
  if (block.type === 'bookmark') return linkTo(block.bookmark.url, spansOf(block.bookmark.caption));
  if (block.type === 'embed') return linkTo(block.embed.url, spansOf(block.embed.caption));
  if (block.type === 'link_preview') return linkTo(block.link_preview.url, []);
  return note(UNKNOWN);
}

function linkTo(url: string, caption: Span[]): Block {
  const href = safeHref(url);
  const text = caption.map((span) => span.text).join('') || url.slice(0, 2_000);
  if (!text) return note(UNKNOWN);
  return { kind: 'paragraph', spans: [{ text, ...(href && { href }) }], children: [] };
}
