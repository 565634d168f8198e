import path from 'node:path';
import { BOT } from './answers/people.ts';
import type { Clock } from './edge/clock.ts';
import { FileShelf } from './files/file-shelf.ts';
import { plain, richTextOf } from './model/rich-text.ts';
import { Store } from './store/store.ts';

/** Opens what is on the disk; a new workspace has one page, shared with the connection. */
export function openWorkspace(folder: string | undefined, parentPageId: string, clock: Clock, key: string): Store {
  const store = new Store(new FileShelf(clock, key, folder && path.join(folder, 'files')), folder);
  const now = clock.now();
  if (store.find('page', parentPageId)) return store;
  store.transaction(() =>
    store.put({
      kind: 'page',
      id: parentPageId,
      parent: { type: 'workspace', workspace: true },
      values: { title: richTextOf(plain('The studio')) },
      children: [],
      is_locked: false,
      icon: null,
      cover: null,
      created_ms: now,
      edited_ms: now,
      created_by: BOT,
      edited_by: BOT,
      in_trash: false,
    }),
  );
  return store;
}
