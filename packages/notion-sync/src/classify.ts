import { APIErrorCode, isHTTPResponseError, isNotionClientError } from '@notionhq/client';
import { TransportError } from './bounded-fetch.ts';
import { committedOf, isBlocked, retryAfterSeconds, type Committed, type HttpFailure } from './failure-details.ts';

/** What was asked, as far as its failure depends on it. A query and a create are made on a data source, the rest on a record's page. */
export interface Call {
  effect: 'read' | 'write';
  on: 'record' | 'data_source';
  /** False: doing it twice does it twice. A create has a memory of its own: see `create-once.ts`. */
  isRepeatable?: false;
  /** Of the data source, where what is sent also names pages and files: a 404 may be about one of those. */
  id?: string;
}

/**
 * What to do about a failed call.
 * - `retry`: nothing was saved. `everyone` must be silent until then when Notion asks for it, and no attempt is burnt.
 * - `ambiguous`: a write that may be saved; `committed` names what is known to be.
 * - `fix-data`: this record will never pass as it is; `unreachable` when its page is deleted or no longer shared.
 * - `config`: no record of its kind will pass until a person does what `remedy` says.
 * - `blocked`: Notion refuses this connection, and repeating makes it worse.
 */
export type Failure = { message: string; requestId: string | null } & (
  | { kind: 'retry'; everyone: boolean; afterSeconds: number | null }
  | { kind: 'ambiguous'; committed: Committed }
  | { kind: 'fix-data'; unreachable: boolean }
  | { kind: 'config'; remedy: string }
  | { kind: 'blocked' }
);

type Verdict = Failure extends infer F ? (F extends Failure ? Omit<F, 'message' | 'requestId'> : never) : never;

const NOTHING: Committed = { resourceId: null, childIds: [] };
const RETRY: Verdict = { kind: 'retry', everyone: false, afterSeconds: null };
const FIX_DATA: Verdict = { kind: 'fix-data', unreachable: false };

/** @throws what is not about Notion at all: a bug of ours must not look like an outage. */
export function classify(error: unknown, call: Call): Failure {
  if (error instanceof TransportError) return { message: error.message, requestId: null, ...withoutAnswer(error, call) };
  if (isHTTPResponseError(error)) return { message: error.message, requestId: error.request_id ?? null, ...byAnswer(error, call) };
  if (isNotionClientError(error)) return { message: error.message, requestId: null, ...FIX_DATA };
  throw error;
}

const withoutAnswer = ({ fault }: TransportError, call: Call): Verdict => (fault === 'unsent' ? RETRY : perhapsSaved(call, NOTHING));

const perhapsSaved = ({ effect }: Call, committed: Committed): Verdict => (effect === 'read' ? RETRY : { kind: 'ambiguous', committed });

function byAnswer(error: HttpFailure, call: Call): Verdict {
  const { status } = error;
  if (status === 429 && isBlocked(error)) return { kind: 'blocked' };
  // 529 says the same of all of Notion that 429 says of us.
  if (status === 429 || status === 529) return { kind: 'retry', everyone: true, afterSeconds: retryAfterSeconds(error) };
  // Whoever answers does not know this call: asking again is no use.
  if (status === 501) return FIX_DATA;
  if (status >= 500) return perhapsSaved(call, committedOf(error));
  if (status === 409) return RETRY;
  if (status === 401) return { kind: 'config', remedy: 'Notion does not accept the token: set NOTION_TOKEN to a valid one.' };
  if (status === 403) return forbidden(error);
  if (status === 404) return missing(call, error);
  return FIX_DATA;
}

/** Without one of the API's own codes the answer comes from a firewall before it. */
const forbidden = ({ code }: HttpFailure): Verdict =>
  code === APIErrorCode.RestrictedResource
    ? { kind: 'config', remedy: 'Give the Notion connection the capability that this needs, and share the database with it.' }
    : { kind: 'blocked' };

const missing = (call: Call, { message }: HttpFailure): Verdict => {
  if (call.on === 'record') return { kind: 'fix-data', unreachable: true };
  const [named] = /[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}/i.exec(message) ?? [];
  if (named && call.id && plain(named) !== plain(call.id)) return FIX_DATA;
  return { kind: 'config', remedy: 'The database is deleted or no longer shared: restore it, or share it with the Notion connection.' };
};

const plain = (id: string) => id.replaceAll('-', '').toLowerCase();
