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

/** All bytes in pieces of exactly this size, but for the last. */
export async function* piecesOfBytes(bytes: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    held.push(chunk);
    length += chunk.length;
    while (length >= size) {
      const all = Buffer.concat(held);
      yield new Uint8Array(all.subarray(0, size));
      held = [all.subarray(size)];
      length -= size;
    }
  }
  if (length > 0) yield new Uint8Array(Buffer.concat(held));
}
