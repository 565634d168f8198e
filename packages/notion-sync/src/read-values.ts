import type { PageObjectResponse } from '@notionhq/client';
import type { PropertyValue } from './entity.ts';

export type PropertyRead = PageObjectResponse['properties'][string];

const pieces = (parts: readonly { plain_text: string }[]) => {
  const content = parts.map(({ plain_text: text }) => text).join('');
  return content ? [{ type: 'text' as const, text: { content } }] : [];
};

/** A value as Notion holds it, in the shape in which we write it. Null: of a type that we never write. */
export function readValue(property: PropertyRead): PropertyValue | null {
  switch (property.type) {
    case 'title':
      return { title: pieces(property.title) };
    case 'rich_text':
      return { rich_text: pieces(property.rich_text) };
    case 'number':
      return { number: property.number };
    case 'select':
      return { select: property.select && { name: property.select.name } };
    case 'status':
      return { status: property.status && { name: property.status.name } };
    case 'url':
      return { url: property.url };
    case 'checkbox':
      return { checkbox: property.checkbox };
    case 'date':
      return { date: property.date && { start: property.date.start, ...(property.date.end && { end: property.date.end }) } };
    case 'relation':
      return { relation: property.relation.map(({ id }) => ({ id })) };
    default:
      return null;
  }
}

type Piece = { plain_text?: string; text?: { content?: string } };

/** What a value says, however it is dressed: two that say the same are no edit. Works on what we write, what we read and what was stored. */
export function plainValue(value: unknown): string | number | boolean | null {
  const [type, held] = Object.entries((value ?? {}) as Record<string, unknown>).find(([key]) => key !== 'type') ?? [];
  if (held === undefined || held === null) return null;
  if (type === 'title' || type === 'rich_text') return (held as Piece[]).map((piece) => piece.plain_text ?? piece.text?.content ?? '').join('').normalize('NFC') || null;
  if (type === 'relation') return (held as { id: string }[]).map(({ id }) => id.replaceAll('-', '')).sort().join(' ') || null;
  if (typeof held !== 'object') return held as string | number | boolean;
  const { name, start, end } = held as { name?: string; start?: string; end?: string | null };
  return name ?? (start === undefined ? null : end ? `${start} to ${end}` : start);
}
