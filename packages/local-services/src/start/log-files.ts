import { createWriteStream, existsSync, mkdirSync, renameSync, type WriteStream } from 'node:fs';
import path from 'node:path';

const KEPT = 3;

/** One file a process in `<data folder>/logs`. Each start begins anew and keeps the files of the last three as `<name>.1.log` and so on. */
export class LogFiles {
  private readonly streams = new Map<string, WriteStream>();

  constructor(readonly folder: string) {
    // For this user alone, as everything that tells of people.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  write(name: string, line: string) {
    this.stream(name).write(`${line}\n`);
  }

  close(): Promise<unknown> {
    return Promise.all([...this.streams.values()].map((stream) => new Promise((resolve) => stream.end(resolve))));
  }

  private stream(name: string): WriteStream {
    const known = this.streams.get(name);
    if (known) return known;
    this.rotate(name);
    const stream = createWriteStream(path.join(this.folder, `${name}.log`), { flags: 'a' });
    // A full disk must not end the processes whose lines cannot be kept.
    stream.on('error', () => undefined);
    this.streams.set(name, stream);
    return stream;
  }

  private rotate(name: string) {
    const file = (age: number) => path.join(this.folder, age ? `${name}.${age}.log` : `${name}.log`);
    for (let age = KEPT - 1; age >= 0; age -= 1) if (existsSync(file(age))) renameSync(file(age), file(age + 1));
  }
}
