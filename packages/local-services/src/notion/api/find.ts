import { invalid, notFound } from '../edge/problem.ts';
import { idOf } from '../model/ids.ts';
import type { AnyRecord, Kind, Kinds } from '../model/records.ts';
import type { Store } from '../store/store.ts';
import { assertSeen, isInTrashed, isTrashed } from '../store/reach.ts';

const CALLED: Record<Kind, string> = {
  page: 'page', database: 'database', data_source: 'data source', block: 'block', comment: 'comment', file_upload: 'file upload',
  view: 'view', view_query: 'view query', event: 'event', subscription: 'subscription',
};

/** @throws the 404 that says the same of what never was and of what is not shared. */
export function found<K extends Kind>(store: Store, kind: K, id: string, where: string): Kinds[K] {
  const record = foundByPerson(store, kind, id, where);
  assertSeen(store, record, CALLED[kind]);
  return record;
}

/** A person of the studio sees what is not shared with the connection too. */
export function foundByPerson<K extends Kind>(store: Store, kind: K, id: string, where: string): Kinds[K] {
  const uuid = idOf(id, where);
  const record = store.find(kind, uuid);
  if (!record) throw notFound(CALLED[kind], uuid);
  return record;
}

type Trashable = Extract<AnyRecord, { in_trash: boolean }>;

export function assertNotInTrash(store: Store, record: Trashable): void {
  if (isTrashed(store, record)) throw invalid("Can't edit block that is archived. You must unarchive the block before editing.");
}

/** Before an edit that may take it out of the trash. */
export function assertMayLeaveTrash(store: Store, record: Trashable): void {
  if (isInTrashed(store, record)) throw invalid("Can't edit page on block with an archived ancestor. You must unarchive the ancestor before editing page.");
}
