import { isRouteErrorResponse } from '@remix-run/react';

export interface ErrorWords {
  status: number;
  title: string;
  advice: string;
  /** Of the request that failed, when its answer told it; else it is that of the page's first one. */
  requestId?: string;
}

type Words = Pick<ErrorWords, 'title' | 'advice'>;

const NOT_FOUND: Words = { title: 'There is nothing at this address.', advice: 'The link may be old, or a letter may be missing. Go back to the start and find your way from there.' };
const FAILED: Words = { title: 'Something broke on our side.', advice: 'Nothing you entered caused it. Load the page again in a minute; if it happens again, tell us the code below and we will find it.' };
const AWAY: Words = { title: 'We cannot reach our records.', advice: 'The service is busy or restarting, and nothing is lost. Load the page again in a minute.' };
const OFFLINE: Words = { title: 'You are offline.', advice: 'This page needs the network. Check your connection, then load it again.' };
const REFUSED: Words = { title: 'We could not do that.', advice: 'Go back, check what you entered, and try again.' };

const WORDS: Record<number, Words> = {
  400: REFUSED,
  401: { title: 'Please sign in.', advice: 'Your session has ended. Sign in again and you will be back where you were.' },
  403: { title: 'This page is not yours to see.', advice: 'You are signed in, but this page belongs to somebody else. If that is a mistake, ask the studio.' },
  404: NOT_FOUND,
  405: REFUSED,
  409: { title: 'Somebody was faster.', advice: 'This has changed since you opened it. Load the page again to see how it stands now.' },
  429: { title: 'A little slower, please.', advice: 'There were many requests from your network in a short time. Wait a minute, then load the page again.' },
  500: FAILED,
  502: AWAY,
  503: AWAY,
  504: AWAY,
};

/** The message of a Response that the app threw itself; a server's own text ("Not Found") says less than ours. */
const own = (data: unknown, name: 'message' | 'requestId') => {
  const value = typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : undefined;
};

/** What to say about an error that reached a route's boundary. */
export function errorWords(error: unknown, online = true): ErrorWords {
  if (!online) return { status: 0, ...OFFLINE };
  if (!isRouteErrorResponse(error)) return { status: 500, ...FAILED };
  const words = WORDS[error.status] ?? (error.status >= 500 ? FAILED : REFUSED);
  const advice = (error.status < 500 && own(error.data, 'message')) || words.advice;
  return { status: error.status, title: words.title, advice, requestId: own(error.data, 'requestId') };
}
