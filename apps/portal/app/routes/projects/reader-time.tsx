import { DateTime, formatDateTime } from '@sage/ui';
import { useSyncExternalStore } from 'react';

/** A zone does not change while a page is open. */
const never = () => () => undefined;

/** Known only in the browser, after the page is there: the server renders the studio's zone. */
function useReaderZone(): string | null {
  return useSyncExternalStore(never, () => Intl.DateTimeFormat().resolvedOptions().timeZone, () => null);
}

/** The instant where the reader is, when their clock shows something else than the studio's. */
export function ReaderTime({ at, zone }: { at: string; zone: string }) {
  const readers = useReaderZone();
  if (!readers || formatDateTime(at, readers, 'moment') === formatDateTime(at, zone, 'moment')) return null;
  return (
    <>
      <DateTime at={at} zone={readers} format="moment" /> where you are
    </>
  );
}
