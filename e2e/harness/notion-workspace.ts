import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';

interface NotionPage {
  id: string;
  in_trash: boolean;
  properties: Record<string, { type: string } & Record<string, unknown>>;
}

export interface NotionWorkspace {
  url: string;
  token: string;
}

const sharedWorkspace = (): NotionWorkspace => workspaceOf({ dataDir: inject('dataDir'), urls: inject('urls') });

export const workspaceOf = ({ dataDir, urls }: { dataDir: string; urls: { notion: string } }): NotionWorkspace => ({
  url: urls.notion,
  token: (JSON.parse(readFileSync(path.join(dataDir, 'secrets.json'), 'utf8')) as { notionToken: string }).notionToken,
});

/** The pages whose title is exactly this, as the API tells them. */
export async function notionPages(title: string, { url, token } = sharedWorkspace()): Promise<NotionPage[]> {
  const response = await fetch(`${url}/v1/search`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'notion-version': '2026-03-11', 'content-type': 'application/json' },
    body: JSON.stringify({ query: title, filter: { property: 'object', value: 'page' }, page_size: 100 }),
  });
  const { results } = (await response.json()) as { results: NotionPage[] };
  return results.filter(({ properties }) => Object.values(properties).some((value) => value.type === 'title' && textOf(value['title']) === title));
}

/** What the comments on a page say, oldest first. */
export async function notionComments(pageId: string, workspace = sharedWorkspace()): Promise<string[]> {
  const headers = { authorization: `Bearer ${workspace.token}`, 'notion-version': '2026-03-11' };
  const response = await fetch(`${workspace.url}/v1/comments?block_id=${pageId}&page_size=100`, { headers });
  const { results } = (await response.json()) as { results: { rich_text: unknown }[] };
  return results.map(({ rich_text }) => textOf(rich_text));
}

/** What a colleague does in Notion's own pages, which no connection's budget or faults concern. @throws when Notion refuses it */
async function asColleague(operation: string, pageId: string, body: object, { url } = sharedWorkspace()): Promise<void> {
  const response = await fetch(`${url}/_control/person/${operation}/${pageId}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${operation} was answered ${response.status}: ${await response.text()}`);
}

export const commentInNotion = (pageId: string, content: string) => asColleague('comments.create', pageId, { parent: { page_id: pageId }, rich_text: [{ text: { content } }] });

/** Below everything that is on the page. */
export const writeInNotion = (pageId: string, children: object[]) => asColleague('blocks.children.append', pageId, { children });

const textOf = (parts: unknown) => (parts as { plain_text: string }[]).map(({ plain_text }) => plain_text).join('');

/** A property in words, whatever its type. */
export function shown(page: NotionPage, name: string): string {
  const property = page.properties[name];
  const value = property?.[property.type];
  if (Array.isArray(value)) return value.map((part: { plain_text?: string; id?: string }) => part.plain_text ?? part.id).join('');
  return typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : String(value);
}
