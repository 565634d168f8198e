import { isDeepStrictEqual } from 'node:util';
import type { PageChange } from './notion-pages.ts';

/** A change that was sent to a page, and of which nothing was heard: the page may hold it, or may come to hold it. `isLate`: a newer one was heard of since. */
export interface InFlight {
  change: PageChange;
  isLate: boolean;
}

type Values = Readonly<Record<string, unknown>>;

/** As it is stored: see `note_sync_update`. */
export type SentRow = { change: PageChange; late?: boolean }[] | null;
export const inFlightOf = (rows: SentRow): InFlight[] => (rows ?? []).map(({ change, late = false }) => ({ change, isLate: late }));

const unsure = (inFlight: readonly InFlight[]): PageChange[] => inFlight.filter(({ isLate }) => !isLate).map(({ change }) => change);

/** What of the base is sure to be there: a field to which something else is on its way is not. */
export function surely(base: Values | null, inFlight: readonly InFlight[]): Values | null {
  const changes = unsure(inFlight).map(({ properties = {} }): Values => properties);
  return base && Object.fromEntries(Object.entries(base).filter(([name, value]) => changes.every((sent) => !(name in sent) || isDeepStrictEqual(sent[name], value))));
}

/** Whether it was last asked to be in the trash, or out of it, without an answer. */
export const mayBeTrashed = (inFlight: readonly InFlight[], isTrashed: boolean): boolean => unsure(inFlight).some((change) => change.isTrashed === isTrashed);
