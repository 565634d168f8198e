import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';

interface NotionPage {
  in_trash: boolean;
  properties: Record<string, { type: string } & Record<string, unknown>>;
}

const token = () => (JSON.parse(readFileSync(path.join(inject('dataDir'), 'secrets.json'), 'utf8')) as { notionToken: string }).notionToken;

/** The pages whose title is exactly this, as the API tells them. */
export async function notionPages(title: string): Promise<NotionPage[]> {
  const response = await fetch(`${inject('urls').notion}/v1/search`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token()}`, 'notion-version': '2026-03-11', 'content-type': 'application/json' },
    body: JSON.stringify({ query: title, filter: { property: 'object', value: 'page' }, page_size: 100 }),
  });
  const { results } = (await response.json()) as { results: NotionPage[] };
  return results.filter(({ properties }) => Object.values(properties).some((value) => value.type === 'title' && textOf(value['title']) === title));
}

const textOf = (parts: unknown) => (parts as { plain_text: string }[]).map(({ plain_text }) => plain_text).join('');

/** A property in words, whatever its type. */
export function shown(page: NotionPage, name: string): string {
  const property = page.properties[name];
  const value = property?.[property.type];
  if (Array.isArray(value)) return value.map((part: { plain_text?: string; id?: string }) => part.plain_text ?? part.id).join('');
  return typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : String(value);
}
