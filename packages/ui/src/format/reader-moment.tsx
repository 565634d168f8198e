import { DateTime } from './date-time.tsx';
import { useReaderZone } from './use-reader-zone.ts';

/** When it was, on the reader's own clock; until that is known, on the studio's. */
export const ReaderMoment = ({ at, zone }: { at: string; zone: string }) => <DateTime at={at} zone={useReaderZone() ?? zone} format="moment" />;
