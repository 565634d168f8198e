import type { PropertyValue, RecordRef, References } from './entity.ts';

/** Notion's limit for one piece of text. */
const LONGEST_TEXT = 2_000;
const pieces = (text: string) => (text ? [{ type: 'text' as const, text: { content: text.slice(0, LONGEST_TEXT) } }] : []);

export const title = (text: string): PropertyValue => ({ title: pieces(text) });
export const text = (value: string | null): PropertyValue => ({ rich_text: pieces(value ?? '') });
export const number = (value: number | null): PropertyValue => ({ number: value });
export const select = (name: string | null): PropertyValue => ({ select: name === null ? null : { name } });
export const status = (name: string): PropertyValue => ({ status: { name } });
/** Notion rejects an empty address. */
export const url = (address: string | null): PropertyValue => ({ url: address || null });

/** The calendar day of an instant where the studio is. */
export const day = (instant: string | null, zone: string): PropertyValue => ({
  date: instant === null ? null : { start: new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(new Date(instant)) },
});

/** A relation to the pages of other records. */
export const pagesOf = (kind: string, ...recordIds: string[]): References => ({ references: recordIds.map((recordId): RecordRef => ({ kind, recordId })) });
