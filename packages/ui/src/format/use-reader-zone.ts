import { useSyncExternalStore } from 'react';

/** A zone does not change while a page is open. */
const never = () => () => undefined;

/** Known only in the browser, after the page is there: the server renders the studio's zone. */
export function useReaderZone(): string | null {
  return useSyncExternalStore(never, () => Intl.DateTimeFormat().resolvedOptions().timeZone, () => null);
}
