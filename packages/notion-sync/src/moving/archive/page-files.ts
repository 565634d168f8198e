import type { PageObjectResponse } from '@notionhq/client';
import path from 'node:path';
import type { ArchivedBlock } from './archive.schema.ts';

export interface FoundFile {
  at: string;
  name: string;
  url: string;
  /** In Notion's own storage, and not anywhere in the world. */
  isHosted: boolean;
}

interface Held {
  type?: string;
  name?: string;
  file?: { url: string };
  external?: { url: string };
}

/** All files that a page holds: in its properties, as its cover, in its body however deep. */
export function filesOf(page: PageObjectResponse, blocks: readonly ArchivedBlock[]): FoundFile[] {
  const inProperties = Object.values(page.properties).flatMap((property) => (property.type === 'files' ? property.files.flatMap((file) => found(property.id, file as Held)) : []));
  return [...inProperties, ...(page.cover ? found('cover', page.cover as Held) : []), ...blocks.flatMap(inBlock)];
}

const MEDIA = new Set(['image', 'file', 'pdf', 'video', 'audio']);

function inBlock(block: ArchivedBlock): FoundFile[] {
  const held = MEDIA.has(block.type) ? found(block.id, (block as unknown as Record<string, Held>)[block.type] ?? {}) : [];
  return [...held, ...(block.children ?? []).flatMap(inBlock)];
}

function found(at: string, { name, file, external }: Held): FoundFile[] {
  const url = file?.url ?? external?.url;
  return url && URL.canParse(url) ? [{ at, name: name?.trim() || nameIn(url), url, isHosted: file !== undefined }] : [];
}

function nameIn(url: string): string {
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last) || 'file';
  } catch {
    return last;
  }
}

/** Lower case, with its dot; empty when there is none that is plain. */
export const extensionOf = (name: string): string => /^\.[a-z0-9]{1,8}$/.exec(path.extname(name).toLowerCase())?.[0] ?? '';

export const withoutSignature = (url: string): string => {
  const bare = new URL(url);
  bare.search = '';
  return bare.href;
};
