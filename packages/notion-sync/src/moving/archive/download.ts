import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

export interface Downloaded {
  /** Within the archive. */
  path: string;
  sha256: string;
  size: number;
}

export interface KeepOptions {
  /** The archive's. */
  folder: string;
  /** Of it. */
  under: 'files' | 'links';
  /** With its dot, or empty. */
  extension: string;
  most: { bytes: number; words: string };
}

const LONGEST_MS = 10 * 60_000;
const OF_NOTION = { bytes: 5 * 1024 ** 3, words: '5 GB' };

/** From Notion's own storage. @throws with a message for people */
export async function download(url: string, folder: string, extension: string): Promise<Downloaded> {
  const response = await fetch(url, { signal: AbortSignal.timeout(LONGEST_MS) });
  if (!response.ok || !response.body) throw new Error(`it answered ${response.status}`);
  return keepBytes(response.body as unknown as AsyncIterable<Uint8Array>, { folder, under: 'files', extension, most: OF_NOTION });
}

/** Keeps the bytes under their hash, so that the same file is kept once. @throws with a message for people */
export async function keepBytes(bytes: AsyncIterable<Uint8Array>, { folder, under, extension, most }: KeepOptions): Promise<Downloaded> {
  const files = path.join(folder, under);
  await mkdir(files, { recursive: true });
  const draft = path.join(files, `${randomUUID()}.part`);
  const hash = createHash('sha256');
  let size = 0;
  try {
    const counted = async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        size += chunk.length;
        if (size > most.bytes) throw new Error(`it is larger than ${most.words}`);
        hash.update(chunk);
        yield chunk;
      }
    };
    await pipeline(bytes, counted, createWriteStream(draft));
    const sha256 = hash.digest('hex');
    await rename(draft, path.join(files, `${sha256}${extension}`));
    return { path: `${under}/${sha256}${extension}`, sha256, size };
  } finally {
    await rm(draft, { force: true });
  }
}
