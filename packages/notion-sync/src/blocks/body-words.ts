import type { BlockObjectResponse } from '@notionhq/client';
import { blockRequest, type ManagedBlock } from './managed-block.ts';

/** A piece of text, as asked for and as answered. */
interface Piece {
  plain_text?: string;
  href?: string | null;
  text?: { content: string; link?: { url: string } | null };
  annotations?: { bold?: boolean; color?: string };
}
interface Content {
  rich_text?: Piece[];
  caption?: Piece[];
  icon?: { emoji?: string } | null;
  external?: { url: string };
}

/** What our block should say, in one line: its type, and its words with their style. Pieces of one style are one, however they were cut. */
export function wantedWords(block: ManagedBlock): string {
  const request = blockRequest(block, 'file' in block ? { uploadId: '' } : null);
  return line(block.type, contentOf(request, block.type));
}

/** What Notion shows, to be held against that. A file that Notion does not take is a link to it, as it should be. */
export function shownWords(shown: BlockObjectResponse, wanted: ManagedBlock): string {
  const content = contentOf(shown, shown.type);
  const isLinkInstead = 'file' in wanted && content.external?.url === wanted.file.address;
  return line(isLinkInstead ? wanted.type : shown.type, content);
}

const contentOf = (block: object, type: string): Content => (block as Record<string, Content>)[type] ?? {};

const line = (type: string, { rich_text, caption, icon }: Content): string => {
  const styled: { text: string; style: string }[] = [];
  for (const piece of rich_text ?? caption ?? []) {
    const [text, style] = [piece.plain_text ?? piece.text?.content ?? '', styleOf(piece)];
    const last = styled.at(-1);
    if (last?.style === style) last.text += text;
    else styled.push({ text, style });
  }
  return `${type}${icon?.emoji ? ` ${icon.emoji}` : ''}: ${styled.map(({ text, style }) => (style ? `[${text}](${style})` : text)).join('')}`;
};

const styleOf = ({ href, text, annotations }: Piece): string =>
  [annotations?.bold && 'bold', annotations?.color === 'gray' && 'faded', href ?? text?.link?.url].filter(Boolean).join(' ');
