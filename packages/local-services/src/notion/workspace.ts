import { BOT } from './answers/people.ts';
import { plain, richTextOf } from './model/rich-text.ts';
import { Store } from './store/store.ts';

/** Opens what is on the disk; a new workspace has one page, shared with the connection. */
export function openWorkspace(folder: string | undefined, parentPageId: string, now: number): Store {
  const store = new Store(folder);
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
