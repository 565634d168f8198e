import { DateTime, formatDateTime, useReaderZone } from '@sage/ui';

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
