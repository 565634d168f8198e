import { createHash } from 'node:crypto';
import type { Book } from '../state/book.ts';
import type { Answer } from '../state/tables.ts';
import { invalid, Problem } from './problem.ts';

const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
const LONGEST = 255;

export interface Keyed {
  key: string;
  fingerprint: string;
}

/** @throws Problem when the key is too long. */
export function keyedRequest(headers: Headers, pathname: string, body: string): Keyed | undefined {
  const key = headers.get('idempotency-key');
  if (!key) return undefined;
  if (key.length > LONGEST) throw invalid(`Idempotency keys can be at most ${LONGEST} characters long.`);
  return { key, fingerprint: createHash('sha256').update(`${pathname}\n${body}`).digest('hex') };
}

/** What this key was answered before. @throws Problem when that was another request. */
export function findAnswer(book: Book, { key, fingerprint }: Keyed): Answer | undefined {
  const answer = book.find('answers', key);
  if (!answer || answer.at < book.now - KEPT_MS) return undefined;
  if (answer.fingerprint === fingerprint) return answer;
  const message =
    'Keys for idempotent requests can only be used with the same parameters they were first used with. ' +
    `Try using a key other than '${key}' if you meant to execute a different request.`;
  throw new Problem(400, { type: 'idempotency_error', message });
}
