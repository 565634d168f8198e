import type { Chance } from '../edge/chance.ts';
import { newId } from '../model/ids.ts';
import type { Store } from '../store/store.ts';
import type { Delivery, EventRecord, Happening } from './event-record.ts';
import type { WebhookSwitches } from './switches.ts';

export interface Moment {
  now: number;
  switches: WebhookSwitches;
  chance: Chance;
}

const AT_ONCE = /^(page\.created|comment\.|file_upload\.)/;
const OPPOSITES: Record<string, string> = {
  'page.deleted': 'page.undeleted', 'page.undeleted': 'page.deleted', 'page.locked': 'page.unlocked', 'page.unlocked': 'page.locked',
  'database.deleted': 'database.undeleted', 'database.undeleted': 'database.deleted', 'data_source.deleted': 'data_source.undeleted', 'data_source.undeleted': 'data_source.deleted',
};
const KEPT = 500;
/** Old ones are looked for once in so many. */
const SWEEP = 100;

/** Keeps an event with its deliveries; one that is still open takes it in, and one that it undoes goes with it. */
export function emit(store: Store, happening: Happening, author: string, moment: Moment): void {
  const { now, switches } = moment;
  const ofSame = store.all('event').filter(({ happening: { entity } }) => entity.id === happening.entity.id);
  const open = (type: string | undefined) => ofSame.find((event) => event.happening.type === type && event.open_until_ms > now && isUnsent(event));
  const undone = open(OPPOSITES[happening.type]);
  if (undone) return store.remove(undone.id);
  const taking = open(happening.type);
  if (taking) return void store.put({ ...taking, happening: merged(taking.happening, happening), authors: [...new Set([...taking.authors, author])] });
  const last = ofSame.findLast(({ happening: { type } }) => type === happening.type);
  // why: since October 2026 the first change of properties in a minute is told at once, like a new page
  const isFirst = happening.type === 'page.properties_updated' && (!last || last.at_ms + switches.window_ms <= now);
  const open_until_ms = AT_ONCE.test(happening.type) || isFirst ? now : now + switches.window_ms;
  store.put<EventRecord>({ kind: 'event', id: newId(), at_ms: now, open_until_ms, happening, authors: [author], deliveries: deliveriesOf(open_until_ms, moment) });
  if (store.count('event') % SWEEP === 0) forgetOld(store);
}

const isUnsent = ({ deliveries }: EventRecord) => deliveries.every(({ attempts }) => attempts.length === 0);

function deliveriesOf(due: number, { switches, chance }: Moment): Delivery[] {
  const { copies, forge, drop, delay_ms, shuffle_ms } = switches;
  const status = chance.happens(drop) ? 'dropped' : 'pending';
  const one = (is_forged: boolean): Delivery => ({ due_ms: due + (is_forged ? 0 : delay_ms + Math.floor(chance.next() * shuffle_ms)), status, is_forged, attempts: [] });
  return [...Array.from({ length: forge }, () => one(true)), ...Array.from({ length: copies }, () => one(false))];
}

/** What was named in the data of either. */
function merged(old: Happening, young: Happening): Happening {
  const data = { ...old.data, ...young.data } as Record<string, unknown>;
  for (const key of ['updated_blocks', 'updated_properties', 'updated_fields']) {
    const items = [old.data, young.data].flatMap((one) => ((one as Record<string, unknown> | undefined)?.[key] as unknown[] | undefined) ?? []);
    if (items.length > 0) data[key] = [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
  }
  return { ...old, data } as Happening;
}

function forgetOld(store: Store) {
  const over = store.all('event').filter(({ deliveries }) => deliveries.every(({ status }) => status !== 'pending'));
  for (const { id } of over.slice(0, Math.max(0, over.length - KEPT))) store.remove(id);
}
