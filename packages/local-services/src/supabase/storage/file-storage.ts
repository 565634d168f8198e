import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import * as fs from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import type { App } from '@supabase/lite';

type Adapter = NonNullable<App['_storageAdapter']>;
type Body = Parameters<Adapter['uploadObject']>[3];

/** Beside the bytes: what the file system does not know. Names the file that holds them, so replacing it replaces the object at once. */
interface Note {
  file: string;
  size: number;
  mimetype: string;
  cacheControl: string;
  eTag: string;
  savedAt: string;
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

/** Keeps objects as files. Bucket and key are hashed into the file's name, so that no key can point outside the folder. */
export class FileStorage implements Adapter {
  readonly driver = null;
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = path.resolve(folder);
  }

  async uploadObject(bucket: string, key: string, _version: string | undefined, body: Body, mimetype: string, cacheControl: string) {
    const place = this.#place(bucket, key);
    await fs.mkdir(path.dirname(place), { recursive: true });
    const file = `${path.basename(place)}.${randomUUID()}`;
    const bytes = createHash('md5');
    const { size } = await this.#write(path.join(path.dirname(place), file), body, (chunk) => bytes.update(chunk));
    return this.#publish(place, { file, size, mimetype, cacheControl, eTag: `"${bytes.digest('hex')}"`, savedAt: new Date().toISOString() });
  }

  async headObject(bucket: string, key: string) {
    return metadata(await this.#note(bucket, key));
  }

  async getObject(bucket: string, key: string) {
    const note = await this.#note(bucket, key);
    const handle = await fs.open(path.join(path.dirname(this.#place(bucket, key)), note.file));
    return { httpStatusCode: 200, metadata: metadata(note), body: Readable.toWeb(handle.createReadStream()) as unknown as ReadableStream };
  }

  async deleteObject(bucket: string, key: string) {
    const place = this.#place(bucket, key);
    const note = await this.#note(bucket, key).catch(() => null);
    await fs.rm(`${place}.json`, { force: true });
    if (note) await fs.rm(path.join(path.dirname(place), note.file), { force: true });
  }

  async deleteObjects(bucket: string, keys: string[]) {
    for (const key of keys) await this.deleteObject(bucket, key);
  }

  async copyObject(fromBucket: string, fromKey: string, _version: string | undefined, toBucket: string, toKey: string) {
    const note = await this.#note(fromBucket, fromKey);
    const body = createReadStream(path.join(path.dirname(this.#place(fromBucket, fromKey)), note.file));
    const copied = await this.uploadObject(toBucket, toKey, undefined, Readable.toWeb(body) as unknown as ReadableStream, note.mimetype, note.cacheControl);
    return { httpStatusCode: 200, eTag: copied.eTag, lastModified: copied.lastModified };
  }

  /** For image transformations by a service outside, which there is none of. */
  privateAssetUrl(): Promise<string> {
    return Promise.reject(new Error('The file storage has no addresses of its own.'));
  }

  #place(bucket: string, key: string): string {
    return path.join(this.#folder, digest(bucket).slice(0, 16), digest(key));
  }

  async #note(bucket: string, key: string): Promise<Note> {
    return JSON.parse(await fs.readFile(`${this.#place(bucket, key)}.json`, 'utf8')) as Note;
  }

  async #write(file: string, body: Body, seen: (chunk: Buffer) => void): Promise<{ size: number }> {
    let size = 0;
    const handle = await fs.open(file, 'wx');
    const source = body instanceof Uint8Array ? Readable.from([body]) : Readable.fromWeb(body as NodeStream);
    try {
      await pipeline(source, async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          size += chunk.length;
          seen(chunk);
          yield chunk;
        }
      }, handle.createWriteStream({ flush: true }));
      return { size };
    } catch (error) {
      await fs.rm(file, { force: true });
      throw error;
    }
  }

  async #publish(place: string, note: Note) {
    const before = await fs.readFile(`${place}.json`, 'utf8').then((text) => JSON.parse(text) as Note, () => null);
    const draft = `${place}.${randomUUID()}.json`;
    await fs.writeFile(draft, JSON.stringify(note), { flush: true });
    await fs.rename(draft, `${place}.json`);
    if (before) await fs.rm(path.join(path.dirname(place), before.file), { force: true });
    return metadata(note);
  }
}

const metadata = ({ size, mimetype, cacheControl, eTag, savedAt }: Note) => ({
  size, contentLength: size, mimetype, cacheControl, eTag, lastModified: new Date(savedAt),
});
