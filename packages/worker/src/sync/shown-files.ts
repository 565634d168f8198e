import { previewOf } from '@sage/domain/files/preview-of';
import type { FileBytes } from '@sage/notion-sync';
import type { StoredFiles } from '../ports.ts';

/** The bytes of what pages in Notion show, out of the private bucket. */
export const shownFiles = (files: StoredFiles, signal: AbortSignal): FileBytes => ({
  open: async ({ path, isPreview }) => {
    const bytes = await files.open(path, signal);
    return bytes && isPreview ? smallPicture(bytes) : bytes;
  },
});

async function smallPicture(bytes: AsyncIterable<Uint8Array>) {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  const picture = await previewOf(Buffer.concat(chunks));
  return picture && inOnePiece(picture);
}

async function* inOnePiece(bytes: Uint8Array) {
  yield bytes;
}
