import type { FileRef } from './file-bytes.ts';

const MIB = 1024 * 1024;
export const MOST_AT_ONCE = 20 * MIB;
export const PART = 10 * MIB;

/** Null: it is sent in one piece. */
export const partsOf = ({ isPreview, sizeBytes }: Pick<FileRef, 'isPreview' | 'sizeBytes'>): number | null => (isPreview || sizeBytes <= MOST_AT_ONCE ? null : Math.ceil(sizeBytes / PART));

/** Begin, send, and complete what came in parts. */
export const callsToUpload = (file: Pick<FileRef, 'isPreview' | 'sizeBytes'>): number => {
  const parts = partsOf(file);
  return parts === null ? 2 : parts + 2;
};

/** All bytes, in pieces of exactly this size but for the last. */
export async function piecesOfBytes(bytes: AsyncIterable<Uint8Array>, size: number): Promise<Uint8Array<ArrayBuffer>[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  const all = Buffer.concat(chunks);
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.subarray(n * size, (n + 1) * size));
}
