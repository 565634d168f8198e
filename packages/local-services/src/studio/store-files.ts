import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DELIVERABLES, fileId } from './deliverables.ts';

export interface StoredFile {
  id: string;
  size: number;
  type: string;
  sha256: string;
}

const TYPES = new Map([['.pdf', 'application/pdf'], ['.png', 'image/png'], ['.jpg', 'image/jpeg']]);

/** Puts the demo files into the private bucket. Again is no error: a start may have died after it. @returns by file id */
export async function storeFiles(folder: string, storage: { url: string; secretKey: string }): Promise<Map<string, StoredFile>> {
  const stored = new Map<string, StoredFile>();
  for (const [n, { file }] of DELIVERABLES.entries()) {
    const id = fileId(n);
    const bytes = await readFile(path.join(folder, file));
    const type = TYPES.get(path.extname(file)) ?? 'application/octet-stream';
    await put(`${storage.url}/storage/v1/object/files/${id}`, bytes, type, storage.secretKey);
    stored.set(id, { id, size: bytes.length, type, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  return stored;
}

async function put(url: string, body: Buffer, type: string, secretKey: string): Promise<void> {
  const headers = { authorization: `Bearer ${secretKey}`, apikey: secretKey, 'content-type': type, 'x-upsert': 'true' };
  const response = await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) });
  if (!response.ok) throw new Error(`The storage answered ${response.status} to a demo file: ${await response.text()}`);
}
