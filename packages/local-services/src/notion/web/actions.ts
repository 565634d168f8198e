import { propertiesOf } from '../answers/page.ts';
import { PERSON } from '../answers/people.ts';
import type { Doing } from '../api/call.ts';
import { putComment } from '../api/comments.ts';
import { assertNotInTrash, found } from '../api/find.ts';
import { changedPage } from '../api/pages.ts';
import { invalid, notFound } from '../edge/problem.ts';
import { newId } from '../model/ids.ts';
import { plain, richTextOf } from '../model/rich-text.ts';
import type { NotionStandIn } from '../notion-stand-in.ts';
import { findProperty } from '../properties/registry.ts';
import { requestOf } from './property-form.ts';

/** An edit by a person, through the same rules as the API. */
export function act({ store, clock }: NotionStandIn, pageId: string, action: string, key: string | undefined, form: FormData): void {
  const doing: Doing = { store, now: clock.now(), by: PERSON };
  store.transaction(() => {
    const page = found(store, 'page', pageId, 'path.page_id');
    if (action === 'trash' || action === 'restore') changedPage(doing, page, { in_trash: action === 'trash' });
    else if (action === 'comments') comment(doing, page.id, String(form.get('text') ?? '').trim());
    else if (action === 'properties') edit(doing, page.id, decodeURIComponent(key ?? ''), form);
    else throw notFound('action', action);
  });
}

function edit(doing: Doing, pageId: string, key: string, form: FormData) {
  const page = found(doing.store, 'page', pageId, 'path.page_id');
  const property = findProperty(propertiesOf(doing.store, page), key);
  if (!property) throw invalid(`${key} is not a property that exists.`);
  changedPage(doing, page, { properties: { [property.id]: requestOf(property, form) } });
}

function comment(doing: Doing, pageId: string, text: string) {
  assertNotInTrash(found(doing.store, 'page', pageId, 'path.page_id'));
  if (!text || text.length > 2000) throw invalid('A comment has 1 to 2,000 characters.');
  putComment(doing, { parent: { type: 'page_id', page_id: pageId }, discussion_id: newId(), rich_text: richTextOf(plain(text)) });
}
