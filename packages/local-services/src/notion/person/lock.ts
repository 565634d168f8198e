import { invalid } from '../edge/problem.ts';
import type { PageRecord } from '../model/records.ts';
import type { Store } from '../store/store.ts';
import { pageOf } from '../webhooks/happenings.ts';

const EDITS = new Set(['pages.update', 'blocks.update', 'blocks.delete', 'blocks.children.append']);

/** A lock holds people back, and only them: the API writes on a locked page as on any other. */
export function assertUnlocked(store: Store, operation: string, id: string, body: object): void {
  if (!EDITS.has(operation) || 'is_locked' in body) return;
  const block = store.find('block', id);
  const page: PageRecord | undefined = block ? pageOf(store, block) : store.find('page', id);
  if (page?.is_locked) throw invalid('This page is locked. Unlock it before you edit it.');
}
