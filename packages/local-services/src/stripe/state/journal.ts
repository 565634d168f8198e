import { closeSync, existsSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';

/** Table, id and the record as it is now; null when it is gone. */
export type Change = [table: string, id: string, record: unknown];

/** Keeps what happened. `append` returns when the operating system holds it, so that the death of this process loses nothing. */
export interface Journal {
  /** What an earlier process left, oldest first. */
  readonly changes: Change[];
  append(changes: Change[]): void;
  /** Puts the present state in the place of the history. */
  compact(changes: Change[]): void;
  close(): void;
}

export const journalInMemory = (): Journal => ({ changes: [], append: () => undefined, compact: () => undefined, close: () => undefined });

/** One line a transaction. A line that was not finished belongs to a request that was not answered, and is cut off. */
export function journalOnDisk(folder: string): Journal {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'journal.jsonl');
  const text = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  const whole = text.lastIndexOf('\n') + 1;
  const changes = text.subarray(0, whole).toString().split('\n').filter(Boolean).flatMap((line) => JSON.parse(line) as Change[]);
  let output = openSync(file, 'a');
  ftruncateSync(output, whole);
  let length = whole;
  return {
    changes,
    append(added) {
      const line = Buffer.from(`${JSON.stringify(added)}\n`);
      try {
        writeAll(output, line);
        length += line.length;
      } catch (error) {
        ftruncateSync(output, length);
        throw error;
      }
    },
    compact(kept) {
      const draft = `${file}.new`;
      const handle = openSync(draft, 'w');
      const lines = Buffer.from(kept.map((change) => `${JSON.stringify([change])}\n`).join(''));
      writeAll(handle, lines);
      fsyncSync(handle);
      closeSync(handle);
      renameSync(draft, file);
      closeSync(output);
      output = openSync(file, 'a');
      length = lines.length;
    },
    close: () => closeSync(output),
  };
}

function writeAll(handle: number, bytes: Buffer): void {
  for (let from = 0; from < bytes.length; ) from += writeSync(handle, bytes, from);
}
