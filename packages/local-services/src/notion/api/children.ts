import { notFound } from '../edge/problem.ts';
import { idOf } from '../model/ids.ts';
import type { BlockRecord, PageRecord } from '../model/records.ts';
import type { Store } from '../store/store.ts';
import { assertSeen } from '../store/reach.ts';

/** Whatever can have blocks in it. */
export type Container = PageRecord | BlockRecord;

export function foundContainer(store: Store, id: string, where: string): Container {
  const uuid = idOf(id, where);
  const container = store.find('block', uuid) ?? store.find('page', uuid);
  if (!container) throw notFound('block', uuid);
  assertSeen(store, container, 'block');
  return container;
}

/** Notes a child page, database or block with what it is in. */
export function putChildren(store: Store, container: Container, ids: string[], at = container.children.length): void {
  store.put({ ...container, children: container.children.toSpliced(at, 0, ...ids) });
}
