import { cleanText, clipped, piecesOf } from './clean-text.ts';
import type { PropertyValue, RecordRef, References } from './entity.ts';

/** Notion's limits: of one piece of text, of pieces, of an address, of an option's name. */
const LONGEST_PIECE = 2_000;
const MOST_PIECES = 100;
const LONGEST_URL = 2_000;
const LONGEST_OPTION = 100;

const pieces = (text: string) =>
  piecesOf(clipped(cleanText(text), LONGEST_PIECE * MOST_PIECES), LONGEST_PIECE).map((content) => ({ type: 'text' as const, text: { content } }));

/** A page without a name cannot be told from the next one. */
export const title = (text: string | null): PropertyValue => ({ title: pieces(cleanText(text ?? '').trim() || 'Untitled') });
export const text = (value: string | null): PropertyValue => ({ rich_text: pieces(value ?? '') });
export const number = (value: number | null): PropertyValue => ({ number: Number.isFinite(value) ? value : null });
/** Notion takes no comma in an option's name. */
export const select = (name: string | null): PropertyValue => {
  const option = clipped(cleanText(name ?? '').replace(/,\s*/g, ' ').trim(), LONGEST_OPTION);
  return { select: option ? { name: option } : null };
};
export const status = (name: string): PropertyValue => ({ status: { name } });
/** Notion rejects an empty address, and one that is too long leads nowhere when it is cut. */
export const url = (address: string | null): PropertyValue => ({ url: address && address.length <= LONGEST_URL ? address : null });

/** The calendar day of an instant where the studio is. */
export const day = (instant: string | null, zone: string): PropertyValue => ({
  date: instant === null || Number.isNaN(Date.parse(instant)) ? null : { start: new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(new Date(instant)) },
});

/** A relation to the pages of other records. */
export const pagesOf = (kind: string, ...recordIds: string[]): References => ({ references: recordIds.map((recordId): RecordRef => ({ kind, recordId })) });
