import type { RichTextItemResponse } from '@notionhq/client';
import type { Span } from '@sage/db/content';

const SAFE = /^(https?:\/\/|mailto:)\S+$/i;
/** Notion's limit for an address, and more than any browser needs. */
const LONGEST_HREF = 2_000;

/** Postgres holds no NUL and no halves of a character. */
export const storable = (text: string): string => text.replace(/[\0\p{Cs}]/gu, '');

/** An address that a page of ours may link to; null for any other, such as `javascript:` or one within Notion. */
export const safeHref = (href: string | null | undefined): string | null => (href && href.length <= LONGEST_HREF && SAFE.test(href) ? href : null);

/** A mention links to a person or a page in Notion, which no client can open: it stays as text. */
const hrefOf = (item: RichTextItemResponse) => (item.type === 'mention' ? null : safeHref(item.href));

function spanOf(item: RichTextItemResponse): Span {
  const { bold, italic, strikethrough, code } = item.annotations;
  const href = hrefOf(item);
  return {
    text: storable(item.plain_text),
    ...(bold && { bold }),
    ...(italic && { italic }),
    ...(strikethrough && { strike: true }),
    ...(code && { code }),
    ...(href && { href }),
  };
}

/** Empty pieces say nothing. */
export const spansOf = (items: RichTextItemResponse[]): Span[] => items.slice(0, 200).map(spanOf).filter(({ text }) => text !== '');

export const plainText = (items: RichTextItemResponse[]): string => storable(items.map(({ plain_text }) => plain_text).join(''));
