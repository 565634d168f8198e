import { pageAnswer } from '../answers/page.ts';
import { invalid } from '../edge/problem.ts';
import { newId } from '../model/ids.ts';
import type { PageParent, PageRecord } from '../model/records.ts';
import { checked } from '../requests/body.ts';
import { createPageSchema, updatePageSchema, type UpdatePageInput } from '../requests/page.schema.ts';
import { attachedFace } from './attach.ts';
import { born, touched, type Call, type Doing } from './call.ts';
import { foundContainer, putChildren } from './children.ts';
import { assertMayLeaveTrash, assertNotInTrash, found } from './find.ts';
import { putBlocks } from './new-blocks.ts';
import { pageValues } from './page-values.ts';

export function createPage(call: Call) {
  const { store } = call;
  const body = attachedFace(call, checked(createPageSchema, call.body));
  const parent = parentOf(call, body.parent);
  const values = pageValues(call, parent, body.properties ?? {});
  const id = newId();
  const children = putBlocks(call, body.children ?? [], { type: 'page_id', page_id: id });
  const face = { icon: body.icon ?? null, cover: body.cover ?? null };
  const page = store.put<PageRecord>({ kind: 'page', id, parent, values, children, is_locked: false, ...face, ...born(call) });
  if (parent.type === 'page_id') putChildren(store, foundContainer(store, parent.page_id, 'body.parent.page_id'), [id]);
  return pageAnswer(store, page);
}

/** Everything in it goes, which the API cannot bring back. */
function erase(doing: Doing, page: PageRecord): PageRecord {
  const { store } = doing;
  for (const id of page.children) {
    const block = store.find('block', id);
    if (block) store.put({ ...block, in_trash: true, ...touched(doing) });
  }
  return { ...page, children: page.children.filter((id) => !store.find('block', id)) };
}

export function retrievePage({ store, id, query }: Call) {
  const only = query.getAll('filter_properties').concat(query.getAll('filter_properties[]'));
  return pageAnswer(store, found(store, 'page', id, 'path.page_id'), only.length > 0 ? (property) => only.includes(property.id) || only.includes(encodeURIComponent(property.id)) : undefined);
}

export function updatePage(call: Call) {
  const page = found(call.store, 'page', call.id, 'path.page_id');
  const { erase_content, ...body } = checked(updatePageSchema, call.body);
  if (erase_content) assertNotInTrash(call.store, page);
  return pageAnswer(call.store, changedPage(call, erase_content ? erase(call, page) : page, body));
}

/** What is in the trash takes no edit, unless the same request takes it out. */
function changedPage(doing: Doing, page: PageRecord, { properties, archived, ...body }: Omit<UpdatePageInput, 'erase_content'>): PageRecord {
  const in_trash = body.in_trash ?? archived ?? page.in_trash;
  const edits = [properties, body.icon, body.cover, body.is_locked].some((edit) => edit !== undefined);
  if (edits && in_trash) assertNotInTrash(doing.store, page);
  if (edits || !in_trash) assertMayLeaveTrash(doing.store, page);
  if (in_trash !== page.in_trash && page.parent.type === 'workspace') throw invalid("Archiving workspace level pages via API not supported.");
  const values = { ...page.values, ...pageValues(doing, page.parent, properties ?? {}) };
  const { icon = page.icon, cover = page.cover, is_locked = page.is_locked } = attachedFace(doing, body);
  return doing.store.put({ ...page, values, icon, cover, is_locked, in_trash, ...touched(doing) });
}

function parentOf({ store }: Doing, asked: { data_source_id?: string; database_id?: string | undefined; page_id?: string }): PageParent {
  if (asked.page_id !== undefined) {
    const page = found(store, 'page', asked.page_id, 'body.parent.page_id');
    assertNotInTrash(store, page);
    return { type: 'page_id', page_id: page.id };
  }
  const source = found(store, 'data_source', asked.data_source_id ?? onlySource({ store }, asked.database_id ?? ''), 'body.parent.data_source_id');
  assertNotInTrash(store, source);
  return { type: 'data_source_id', data_source_id: source.id, database_id: source.database_id };
}

function onlySource({ store }: Pick<Doing, 'store'>, databaseId: string): string {
  const [only, ...others] = found(store, 'database', databaseId, 'body.parent.database_id').data_sources;
  if (only === undefined || others.length > 0) throw invalid('Databases with multiple data sources are not supported in this API version.');
  return only;
}
