import { managedLink, type ManagedBlock } from '@sage/notion-sync';
import { hasPreview } from '../files/has-preview.ts';

export interface ShownFile {
  path: string;
  sha256: string;
  name: string;
  mime_type: string;
  size_bytes: number;
}

export interface ShownDeliverable {
  /** Ours, which checks who asks: never one of the storage. */
  address: string;
  description: string | null;
  /** Null: there is none, or its file stays here. */
  file: ShownFile | null;
}

const MIB = 1024 * 1024;
/** What a page can show without making people wait. */
const SANE_BYTES = 20 * MIB;
/** Pictures that Notion shows. */
const PICTURES = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/heic']);

/** The file itself where it can be looked at, else a small picture of it, else the file to take; the description stands below. */
export function deliverablePreview({ address, description, file }: ShownDeliverable): ManagedBlock {
  const words = [...(description ? [{ text: `${description}\n` }] : []), { text: 'Open in the portal', link: managedLink(address) }];
  if (!file) return { type: 'paragraph', words };
  const { path, sha256, name, mime_type: mimeType, size_bytes: sizeBytes } = file;
  const ref = { path, sha256, name, mimeType, sizeBytes, isPreview: false, address };
  const isSane = sizeBytes <= SANE_BYTES;
  if (isSane && PICTURES.has(mimeType)) return { type: 'image', file: ref, words };
  if (isSane && mimeType === 'application/pdf') return { type: 'pdf', file: ref, words };
  return hasPreview(mimeType) ? { type: 'image', file: { ...ref, isPreview: true }, words } : { type: 'file', file: ref, words };
}
