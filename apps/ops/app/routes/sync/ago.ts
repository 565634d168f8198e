const SECOND = { name: 'second', ms: 1_000 };
const UNITS = [
  { name: 'day', ms: 86_400_000 },
  { name: 'hour', ms: 3_600_000 },
  { name: 'minute', ms: 60_000 },
];

/** `12 seconds`, `1 hour`: how long it is since an instant. Rounded down; an instant ahead counts as now. */
export function durationSince(since: string, now: string): string {
  const ms = Math.max(0, Date.parse(now) - Date.parse(since));
  const unit = UNITS.find((each) => ms >= each.ms) ?? SECOND;
  const number = Math.floor(ms / unit.ms);
  return `${number} ${unit.name}${number === 1 ? '' : 's'}`;
}
