import type { Client } from '@notionhq/client';

export interface Deadlines {
  /** From the call to the last byte of its answer. */
  overallMs: number;
  /** From the answer's headers to its last byte. */
  bodyMs: number;
}

/** `unsent`: no connection was made, so nothing can have been saved. After the others Notion may have done what was asked. */
export type TransportFault = 'unsent' | 'dropped' | 'late' | 'garbled';

/** No answer, or none that makes sense. */
export class TransportError extends Error {
  constructor(
    readonly fault: TransportFault,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
    this.name = 'TransportError';
  }
}

type SdkFetch = NonNullable<NonNullable<ConstructorParameters<typeof Client>[0]>['fetch']>;
/** How a request leaves: Node's fetch, or what stands in the place of the network. */
export type Send = (url: string, init: RequestInit) => Promise<Pick<Response, 'ok' | 'status' | 'headers' | 'text'>>;

/** Reads the whole answer before it returns, because the SDK watches neither the body's time nor whether a 200 is JSON. */
export const boundedFetch =
  ({ overallMs, bodyMs }: Deadlines, send: Send = (url, init) => fetch(url, init)): SdkFetch =>
  async (url, { method, headers, body } = {}) => {
    const abort = new AbortController();
    const giveUpAfter = (ms: number, what: string) => setTimeout(() => abort.abort(new TransportError('late', `Notion ${what} within ${ms} ms`)), ms);
    const timers = [giveUpAfter(overallMs, 'did not answer')];
    try {
      // A redirect would carry the token to wherever it points.
      const response = await send(url, { method, headers, body, signal: abort.signal, redirect: 'error' });
      timers.push(giveUpAfter(bodyMs, 'did not finish its answer'));
      const text = await response.text();
      if (response.ok && !isJson(text)) throw new TransportError('garbled', `Notion answered ${response.status} with something that is not JSON`);
      return { ok: response.ok, status: response.status, headers: response.headers, text: async () => text };
    } catch (error) {
      throw error instanceof TransportError ? error : new TransportError(faultOf(error), 'The connection to Notion failed', error);
    } finally {
      timers.forEach(clearTimeout);
    }
  };

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const BEFORE_CONNECTING = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/** Node's fetch throws "fetch failed" with what happened as its cause; several addresses give an AggregateError with the code of the last. */
function faultOf(error: unknown): TransportFault {
  const code = (error as { cause?: { code?: unknown } }).cause?.code;
  return typeof code === 'string' && BEFORE_CONNECTING.has(code) ? 'unsent' : 'dropped';
}
