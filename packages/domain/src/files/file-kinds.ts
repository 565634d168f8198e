import { fileTypeFromBuffer } from 'file-type';

/** What may be stored: by its extension, the type that it is served as. No SVG and no HTML, since both can carry scripts. */
const KINDS: Record<string, string> = {
  pdf: 'application/pdf',
  zip: 'application/zip',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic',
  dwg: 'image/vnd.dwg',
  glb: 'model/gltf-binary',
  mp4: 'video/mp4',
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export const MAX_FILE_BYTES = 50 * 1024 * 1024;
/** How much of a file says what it is. */
export const HEAD_BYTES = 64 * 1024;
export const FILE_EXTENSIONS = Object.keys(KINDS);

/** The type that a file of this name must have, or null when it may not be stored. */
export const typeOfName = (name: string): string | null => KINDS[/\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''] ?? null;

const isText = (head: Uint8Array) => !head.includes(0) && !/[\uFFFD]/.test(new TextDecoder().decode(head.subarray(0, -4)));

/** Of what the first bytes are; null when that may not be stored, or is text, which has no signature. */
export async function extensionOfBytes(head: Uint8Array): Promise<string | null> {
  const found = await fileTypeFromBuffer(head);
  return found && KINDS[found.ext] === found.mime ? found.ext : null;
}

/** True when the first bytes are those of the type. Text has no signature: it is what has none and reads as UTF-8. */
export async function hasTypeOf(head: Uint8Array, mimeType: string): Promise<boolean> {
  const found = await fileTypeFromBuffer(head);
  return mimeType === 'text/csv' ? found === undefined && isText(head) : found?.mime === mimeType;
}
