import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, truncateSync, writeSync } from 'node:fs';
import path from 'node:path';

/** Lines of JSON that are on the disk before `append` returns. A line that a crash cut short counts as never written. */
export class Journal<Entry> {
  readonly #file: string;
  #handle: number | undefined;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#file = path.join(folder, 'journal.jsonl');
  }

  read(): Entry[] {
    if (!existsSync(this.#file)) return [];
    const bytes = readFileSync(this.#file);
    const whole = bytes.lastIndexOf(0x0a) + 1;
    if (whole < bytes.length) truncateSync(this.#file, whole);
    return bytes.subarray(0, whole).toString().split('\n').filter(Boolean).map((line) => JSON.parse(line) as Entry);
  }

  append(entry: Entry): void {
    this.#handle ??= openSync(this.#file, 'a', 0o600);
    writeAll(this.#handle, `${JSON.stringify(entry)}\n`);
    fsyncSync(this.#handle);
  }

  /** Puts one entry in the place of all: at every moment the old or the new file is whole. */
  compact(entry: Entry): void {
    this.close();
    const draft = `${this.#file}.new`;
    const handle = openSync(draft, 'w', 0o600);
    writeAll(handle, `${JSON.stringify(entry)}\n`);
    fsyncSync(handle);
    closeSync(handle);
    renameSync(draft, this.#file);
  }

  close(): void {
    if (this.#handle !== undefined) closeSync(this.#handle);
    this.#handle = undefined;
  }
}

function writeAll(handle: number, text: string) {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written);
}
