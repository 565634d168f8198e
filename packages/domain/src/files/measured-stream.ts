import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { DomainError } from '../errors.ts';
import { HEAD_BYTES, MAX_FILE_BYTES } from './file-kinds.ts';

export interface MeasuredFile {
  size: number;
  /** Hex. */
  sha256: string;
}

/** Reads until enough is there to say what the file is, without losing a byte. */
export async function readHead(bytes: AsyncIterable<Uint8Array>): Promise<{ head: Uint8Array; rest: AsyncIterator<Uint8Array> }> {
  const rest = bytes[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (size < HEAD_BYTES) {
    const { done, value } = await rest.next();
    if (done) break;
    chunks.push(value);
    size += value.length;
  }
  return { head: Buffer.concat(chunks), rest };
}

const tooLarge = () => new DomainError('invalid', 'This file is larger than 50 MB.');

/** The bytes as they pass, counted and hashed. Ends with a refusal as soon as they are too many. */
export function measuredStream(head: Uint8Array, rest: AsyncIterator<Uint8Array>) {
  const hash = createHash('sha256');
  let size = 0;
  const pass = (chunk: Uint8Array) => {
    size += chunk.length;
    if (size > MAX_FILE_BYTES) throw tooLarge();
    hash.update(chunk);
    return chunk;
  };
  async function* chunks() {
    yield pass(head);
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield pass(next.value);
  }
  return {
    stream: Readable.toWeb(Readable.from(chunks(), { objectMode: false })) as unknown as ReadableStream<Uint8Array>,
    measure: (): MeasuredFile => ({ size, sha256: hash.digest('hex') }),
    /** Why it ended early, since whoever read the stream only knows that it broke off. */
    refusal: () => (size > MAX_FILE_BYTES ? tooLarge() : null),
  };
}
