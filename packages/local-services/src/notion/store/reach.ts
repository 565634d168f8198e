import { notFound } from '../edge/problem.ts';
import type { AnyRecord } from '../model/records.ts';
import type { Store } from './store.ts';

/** Whether it is shared with the connection: the nearest page or database above that says so decides. */
export function isShared(store: Store, record: AnyRecord): boolean {
  if ((record.kind === 'page' || record.kind === 'database') && record.is_shared !== undefined) return record.is_shared;
  const above = aboveOf(store, record);
  return above === undefined || isShared(store, above);
}

type Trashable = Extract<AnyRecord, { in_trash: boolean }>;
const isTrashable = (record: AnyRecord | undefined): record is Trashable => record !== undefined && 'in_trash' in record;

/** Whether it is in the trash, by itself or with something that it stands in. */
export const isTrashed = (store: Store, record: Trashable): boolean => record.in_trash || isInTrashed(store, record);

export function isInTrashed(store: Store, record: Trashable): boolean {
  const above = aboveOf(store, record);
  return isTrashable(above) && isTrashed(store, above);
}

function aboveOf(store: Store, record: AnyRecord): AnyRecord | undefined {
  switch (record.kind) {
    case 'data_source':
    case 'view': return store.find('database', record.database_id);
    case 'page':
    case 'database':
    case 'block':
    case 'comment': return parentRecord(store, record.parent);
    default: return undefined;
  }
}

function parentRecord(store: Store, parent: { type: string; page_id?: string; block_id?: string; data_source_id?: string }): AnyRecord | undefined {
  if (parent.data_source_id !== undefined) return store.find('data_source', parent.data_source_id);
  if (parent.block_id !== undefined) return store.find('block', parent.block_id);
  return parent.page_id === undefined ? undefined : store.find('page', parent.page_id);
}

/** By whoever is at work: a person sees everything. */
export const isSeen = (store: Store, record: AnyRecord): boolean => store.seesAll || isShared(store, record);

export function assertSeen(store: Store, record: AnyRecord, called: string): void {
  if (!isSeen(store, record)) throw notFound(called, record.id);
}
