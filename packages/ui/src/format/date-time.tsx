const FORMATS = {
  day: { month: 'long', day: 'numeric' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  moment: { year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateTimeStyle = keyof typeof FORMATS;

/** An instant in one zone. The zone is explicit, so that server and browser write the same words. */
export const formatDateTime = (instant: string | Date, zone: string, style: DateTimeStyle = 'date'): string =>
  new Intl.DateTimeFormat('en-US', { ...FORMATS[style], timeZone: zone }).format(new Date(instant));

export function DateTime({ at, zone, style }: { at: string | Date; zone: string; style?: DateTimeStyle }) {
  return <time dateTime={new Date(at).toISOString()}>{formatDateTime(at, zone, style)}</time>;
}
