import { invalid, notFound } from '../edge/problem.ts';
import { idOf } from '../model/ids.ts';
import type { Kind, Kinds } from '../model/records.ts';
import type { Store } from '../store/store.ts';

const CALLED: Record<Kind, string> = { page: 'page', database: 'database', data_source: 'data source', block: 'block', comment: 'comment' };

/** @throws the 404 that says the same of what never was and of what is not shared. */
export function found<K extends Kind>(store: Store, kind: K, id: string, where: string): Kinds[K] {
  const uuid = idOf(id, where);
  const record = store.find(kind, uuid);
  if (!record) throw notFound(CALLED[kind], uuid);
  return record;
}

export function assertNotInTrash({ in_trash }: { in_trash: boolean }): void {
  if (in_trash) throw invalid("Can't edit block that is archived. You must unarchive the block before editing.");
}
