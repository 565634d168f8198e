/** Told before each call of the Data API, so that a test can count what one page costs. */
export type OnRequest = (request: { method: string; path: string }) => void;

const DATA_API = '/rest/v1/';
const TIMEOUT_MS = 10_000;

/** Bounds calls of the Data API, their body included. Uploads and downloads of Storage take the time they need. */
export const withTimeout =
  (onRequest?: OnRequest, timeoutMs = TIMEOUT_MS): typeof fetch =>
  (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    if (!pathname.startsWith(DATA_API)) return fetch(input, init);
    onRequest?.({ method: init?.method ?? 'GET', path: pathname.slice(DATA_API.length) });
    const deadline = AbortSignal.timeout(timeoutMs);
    return fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, deadline]) : deadline });
  };
