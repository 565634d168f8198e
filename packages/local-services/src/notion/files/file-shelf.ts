import { createHmac, timingSafeEqual } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '../edge/clock.ts';

const HOUR_MS = 3_600_000;
export const FILES_PATH = '/signed/';

export interface FileLink {
  url: string;
  /** ISO */
  expiry_time: string;
}

/** The bytes of uploaded files, on the disk or in memory, and links to them that end after an hour. */
export class FileShelf {
  /** Where the links lead: Notion's own store, until the stand-in is served. */
  origin = 'https://prod-files-secure.s3.us-west-2.amazonaws.com';
  readonly #memory = new Map<string, Uint8Array>();

  constructor(
    private readonly clock: Pick<Clock, 'now'>,
    private readonly key: string,
    private readonly folder?: string,
  ) {
    if (folder) mkdirSync(folder, { recursive: true });
  }

  /** On the disk when it returns. */
  put(name: string, bytes: Uint8Array): void {
    if (!this.folder) return void this.#memory.set(name, bytes);
    const file = path.join(this.folder, name);
    const handle = openSync(`${file}.new`, 'w', 0o600);
    for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written);
    fsyncSync(handle);
    closeSync(handle);
    renameSync(`${file}.new`, file);
  }

  read(name: string): Uint8Array {
    const bytes = this.folder ? readFileSync(path.join(this.folder, name)) : this.#memory.get(name);
    if (!bytes) throw new Error(`The workspace has lost the file ${name}.`);
    return bytes;
  }

  remove(name: string): void {
    if (this.folder) rmSync(path.join(this.folder, name), { force: true });
    else this.#memory.delete(name);
  }

  link(id: string, filename: string): FileLink {
    const expires = this.clock.now() + HOUR_MS;
    const url = `${this.origin}${FILES_PATH}${id}/${encodeURIComponent(filename)}?expires=${expires}&signature=${this.#signature(id, expires)}`;
    return { url, expiry_time: new Date(expires).toISOString() };
  }

  /** @returns the id of the file, or undefined when the link is not ours or has ended. */
  idOf({ pathname, searchParams }: URL): string | undefined {
    const id = pathname.slice(FILES_PATH.length).split('/')[0] ?? '';
    const expires = Number(searchParams.get('expires'));
    const given = Buffer.from(searchParams.get('signature') ?? '');
    const right = Buffer.from(this.#signature(id, expires));
    return given.length === right.length && timingSafeEqual(given, right) && this.clock.now() < expires ? id : undefined;
  }

  #signature = (id: string, expires: number) => createHmac('sha256', this.key).update(`${id}:${expires}`).digest('hex');
}
