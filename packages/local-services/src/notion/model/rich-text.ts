import type { RichTextInput } from '../requests/rich-text.schema.ts';
import type { RichText } from './records.ts';

const PLAIN = { bold: false, italic: false, strikethrough: false, underline: false, code: false, color: 'default' as const };

export const richTextOf = (input: RichTextInput): RichText =>
  input
    .filter(({ text }) => text.content !== '')
    .map(({ text: { content, link }, annotations }) => ({
      type: 'text',
      text: { content, link: link ? { url: link.url } : null },
      annotations: { ...PLAIN, ...defined(annotations) } as RichText[number]['annotations'],
      plain_text: content,
      href: link?.url ?? null,
    }));

export const plainText = (text: RichText): string => text.map(({ plain_text }) => plain_text).join('');
export const plain = (content: string): RichTextInput => (content ? [{ text: { content } }] : []);

const defined = (from: object = {}) => Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined));
