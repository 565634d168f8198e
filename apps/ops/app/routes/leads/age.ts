const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long a lead waits: `1 d 4 h`, `6 h`, `40 min`. Late after a day. */
export function ageOf(since: string, now: string): { words: string; late: boolean } {
  const waited = Math.max(0, Date.parse(now) - Date.parse(since));
  const hours = Math.floor((waited % DAY) / HOUR);
  const days = Math.floor(waited / DAY);
  const late = waited >= DAY;
  if (days > 9) return { words: `${days} d`, late };
  if (days > 0) return { words: hours > 0 ? `${days} d ${hours} h` : `${days} d`, late };
  return { words: hours > 0 ? `${hours} h` : `${Math.floor(waited / MINUTE)} min`, late };
}
