import type { BlockRecord, RichText } from '../model/records.ts';
import { plain, plainText } from '../model/rich-text.ts';

type TextType = 'paragraph' | 'heading_1' | 'heading_2' | 'heading_3' | 'bulleted_list_item' | 'numbered_list_item' | 'to_do' | 'toggle' | 'quote' | 'callout';

/** How the beginning of a line says what it is. The first that fits. */
const MARKS: [mark: string, type: TextType, more?: object][] = [
  ['### ', 'heading_3'],
  ['## ', 'heading_2'],
  ['# ', 'heading_1'],
  ['- ', 'bulleted_list_item'],
  ['1. ', 'numbered_list_item'],
  ['[x] ', 'to_do', { checked: true }],
  ['[ ] ', 'to_do', { checked: false }],
  ['> ', 'quote'],
];
/** They have text and no mark of their own: edited, never made here. */
const UNMARKED: TextType[] = ['paragraph', 'toggle', 'callout'];

export interface Line {
  type: TextType;
  content: { rich_text: ReturnType<typeof plain> };
}

export function parseLine(line: string): Line {
  const found = MARKS.find(([mark]) => line.startsWith(mark));
  const [mark = '', type = 'paragraph' as const, more = {}] = found ?? [];
  return { type, content: { rich_text: plain(line.slice(mark.length)), ...more } };
}

export const blockOfLine = ({ type, content }: Line) => ({ type, [type]: content });

/** A block of text as a line to edit, or undefined where it is no such block. */
export function lineOf({ type, content }: Pick<BlockRecord, 'type' | 'content'>): string | undefined {
  const text = plainText((content['rich_text'] ?? []) as RichText);
  if (UNMARKED.some((one) => one === type)) return text;
  const marks = MARKS.find(([, of, more]) => of === type && (!more || (more as { checked: boolean }).checked === content['checked']));
  return marks && marks[0] + text;
}

/** A line without a mark keeps a toggle or a callout what it is. */
export const keepsType = (type: string, line: Line): boolean => type === line.type || (line.type === 'paragraph' && UNMARKED.some((one) => one === type));
