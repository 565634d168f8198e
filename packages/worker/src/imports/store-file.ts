import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { MAX_FILE_BYTES, typeOfName } from '@sage/domain/files';
import type { ArchivedFile } from '@sage/notion-sync/moving';

export interface StoredImport {
  id: string;
  name: string;
  size: number;
  type: string;
  sha256: string;
}

/** Puts bytes into the private bucket, where nobody is served them before they were checked. Again is no error. */
export interface Bucket {
  url: string;
  secretKey: string;
}

/** The studio's files are of few kinds and sizes. @returns what would be stored, or why not */
export function storable(file: ArchivedFile, pageId: string): StoredImport | { refused: string } {
  if (!file.path || !file.sha256 || file.size === null) return { refused: `“${file.name}” is not in the archive: ${file.problem}` };
  const name = typeOfName(file.name) ? file.name : `${file.name}${path.extname(file.path)}`;
  const type = typeOfName(name);
  if (!type) return { refused: `“${file.name}” is of a kind that is not stored` };
  if (file.size > MAX_FILE_BYTES || file.size === 0) return { refused: `“${file.name}” has ${file.size} bytes: 1 to ${MAX_FILE_BYTES} can be stored` };
  return { id: idFor(pageId, file), name: name.slice(-255), size: file.size, type, sha256: file.sha256 };
}

/** The same file of the same page has the same id, so that an import that was killed leaves nothing behind. */
function idFor(pageId: string, { at, sha256 }: ArchivedFile): string {
  const hex = createHash('sha256').update(`${pageId} ${at} ${sha256}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export async function store({ id, type }: StoredImport, file: string, { url, secretKey }: Bucket): Promise<void> {
  const headers = { authorization: `Bearer ${secretKey}`, apikey: secretKey, 'content-type': type, 'x-upsert': 'true' };
  const response = await fetch(`${url}/storage/v1/object/files/${id}`, { method: 'POST', headers, body: new Uint8Array(await readFile(file)) });
  if (!response.ok) throw new Error(`The storage answered ${response.status}: ${await response.text()}`);
}
