/** `20 seconds`, `3 minutes`: rounded up, since it is a promise. */
export function lasting(seconds: number): string {
  if (seconds < 100) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}

/** Until an instant that somebody named. */
export const lastingUntil = (until: string, now: string): string => lasting(Math.max(1, Math.ceil((Date.parse(until) - Date.parse(now)) / 1_000)));
