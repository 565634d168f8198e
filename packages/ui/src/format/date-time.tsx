const FORMATS = {
  short: { month: 'short', day: 'numeric' },
  day: { month: 'long', day: 'numeric' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  moment: { year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateTimeFormat = keyof typeof FORMATS;

/** An instant in one zone. The zone is explicit, so that server and browser write the same words. */
export const formatDateTime = (instant: string | Date, zone: string, format: DateTimeFormat = 'date'): string =>
  new Intl.DateTimeFormat('en-US', { ...FORMATS[format], timeZone: zone }).format(new Date(instant));

export function DateTime({ at, zone, format }: { at: string | Date; zone: string; format?: DateTimeFormat }) {
  return <time dateTime={new Date(at).toISOString()}>{formatDateTime(at, zone, format)}</time>;
}
