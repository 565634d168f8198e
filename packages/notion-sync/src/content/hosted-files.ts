import type { BlockObjectResponse } from '@notionhq/client';
import { piecesOf } from '../clean-text.ts';
import type { BlockTree } from './read-blocks.ts';

/** A file that Notion keeps, by an address that works for an hour. */
export interface HostedFile {
  blockId: string;
  url: string;
  /** Of 1 to 255 characters. */
  name: string;
}

type Media = Extract<BlockObjectResponse, { type: 'image' | 'file' | 'pdf' | 'video' | 'audio' }>;

const MEDIA = new Set<string>(['image', 'file', 'pdf', 'video', 'audio'] satisfies Media['type'][]);
export const isMedia = (block: BlockObjectResponse): block is Media => MEDIA.has(block.type);

export function mediaOf(block: Media) {
  switch (block.type) {
    case 'image':
      return block.image;
    case 'file':
      return block.file;
    case 'pdf':
      return block.pdf;
    case 'video':
      return block.video;
    case 'audio':
      return block.audio;
  }
}

const LONGEST_NAME = 255;

/** All files of a reading that must be copied before they can be shown. */
export const hostedFiles = (trees: BlockTree[]): HostedFile[] => trees.flatMap(({ block, children }) => [...hostedIn(block), ...hostedFiles(children)]);

function hostedIn(block: BlockObjectResponse): HostedFile[] {
  if (!isMedia(block)) return [];
  const media = mediaOf(block);
  if (media.type !== 'file') return [];
  const { url } = media.file;
  const given = block.type === 'file' ? block.file.name : '';
  return [{ blockId: block.id, url, name: fitting(given || nameIn(url) || 'file') }];
}

/** The last part of the path: what the file was called when it was added. */
function nameIn(url: string): string {
  try {
    return decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '');
  } catch {
    return '';
  }
}

/** A long name is cut before what it ends in, which tells the kind of file. */
function fitting(name: string): string {
  if (name.length <= LONGEST_NAME) return name;
  const [ending] = /\.[a-z0-9]{1,20}$/i.exec(name) ?? [''];
  return `${piecesOf(name, LONGEST_NAME - ending.length)[0]}${ending}`;
}
