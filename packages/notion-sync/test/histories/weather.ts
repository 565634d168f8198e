import type { NotionStandIn } from '@sage/local-services/testing';

type FaultInput = Parameters<NotionStandIn['faults']['add']>[0];

/** What may go wrong with a call, by the name under which it is counted. */
export const WEATHER = {
  '409': { kind: 'refused', status: 409 },
  '429': { kind: 'rate_limited' },
  '500': { kind: 'refused', status: 500 },
  '502': { kind: 'refused', status: 502 },
  '502 as HTML': { kind: 'html', status: 502 },
  '200 as HTML': { kind: 'html', status: 200 },
  '503': { kind: 'refused', status: 503 },
  '503, saved and named': { kind: 'unavailable_after_commit', ids: true },
  '503, saved': { kind: 'unavailable_after_commit', ids: false },
  '504': { kind: 'refused', status: 504 },
  '529': { kind: 'refused', status: 529 },
  'dropped': { kind: 'unreachable' },
  'dropped, saved': { kind: 'unreachable', after: true },
  'stalled': { kind: 'stalled' },
} as const satisfies Record<string, FaultInput>;
export type Trouble = keyof typeof WEATHER;
export const TROUBLES = Object.keys(WEATHER) as Trouble[];

const QUERY_LAG_S = 10;

/** From now on each call meets each of these with this probability. A query is late in any weather. */
export function turnWeather({ faults, clock }: NotionStandIn, troubles: readonly Trouble[], probability: number): void {
  faults.clear();
  faults.add({ kind: 'query_lag', lag: QUERY_LAG_S }, clock.now());
  for (const trouble of troubles) faults.add({ ...WEATHER[trouble], probability }, clock.now());
}

type Met = Parameters<NonNullable<NotionStandIn['faults']['onMeet']>>[0];

export function nameOf(met: Met): Trouble {
  const isIt = (trouble: Trouble) => Object.entries(WEATHER[trouble]).every(([key, value]) => (met as unknown as Record<string, unknown>)[key] === value);
  const found = TROUBLES.filter(isIt).sort((a, b) => Object.keys(WEATHER[b]).length - Object.keys(WEATHER[a]).length)[0];
  if (!found) throw new Error(`Nothing of the weather is ${JSON.stringify(met)}.`);
  return found;
}
