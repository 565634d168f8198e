import type { AnyRecord, BlockRecord, CommentRecord, DatabaseRecord, DataSourceRecord, FileUploadRecord, Kind, Kinds, PageRecord, ViewRecord } from '../model/records.ts';
import { WORKSPACE } from '../answers/people.ts';
import type { Change, Store } from '../store/store.ts';
import { updatedProperties } from './schema-changes.ts';
import type { Happening, Parent, UpdatedBlock } from './event-record.ts';

/** What Notion would tell of a transaction, from what stood there before and stands there now. */
export function happeningsOf(store: Store, changes: Change[]): Happening[] {
  const born = new Set(changes.filter(({ before, after }) => !before && after.kind === 'page').map(({ after }) => after.id));
  const all = changes.flatMap(({ before, after }) => (TELL[after.kind] as Tell<AnyRecord> | undefined)?.(store, after, before) ?? []);
  // why: what a page is made with is part of its making
  return all.filter(({ type, entity }) => type !== 'page.content_updated' || !born.has(entity.id));
}

type Tell<R extends AnyRecord> = (store: Store, after: R, before: R | undefined) => Happening[];
const TELL: { [K in Kind]?: Tell<Kinds[K]> } = { page: ofPage, block: ofBlock, database: ofDatabase, data_source: ofDataSource, comment: ofComment, view: ofView, file_upload: ofFileUpload };

function ofPage(_store: Store, after: PageRecord, before: PageRecord | undefined): Happening[] {
  const entity = { type: 'page', id: after.id } as const;
  const parent = parentOf(after.parent);
  const inSource: Happening[] = (!before || before.in_trash !== after.in_trash) && parent.data_source_id ? [contentOfSource(parent.data_source_id, parent, { id: after.id, type: 'page' })] : [];
  if (!before) return [{ type: 'page.created', entity, data: { parent } }, ...inSource];
  const properties = differing(before.values, after.values);
  const blocks = before.children.filter((id) => !after.children.includes(id)).concat(after.children.filter((id) => !before.children.includes(id)));
  return [
    ...inSource,
    ...(before.in_trash === after.in_trash ? [] : [{ type: after.in_trash ? ('page.deleted' as const) : ('page.undeleted' as const), entity, data: { parent } }]),
    ...(before.is_locked === after.is_locked ? [] : [{ type: after.is_locked ? ('page.locked' as const) : ('page.unlocked' as const), entity, data: { parent } }]),
    ...(same(before.parent, after.parent) ? [] : [{ type: 'page.moved' as const, entity, data: { parent } }]),
    ...(properties.length === 0 ? [] : [{ type: 'page.properties_updated' as const, entity, data: { parent, updated_properties: properties } }]),
    ...(blocks.length === 0 ? [] : [{ type: 'page.content_updated' as const, entity, data: { parent, updated_blocks: blocks.map(blockRef) } }]),
  ];
}

function ofBlock(store: Store, after: BlockRecord, before: BlockRecord | undefined): Happening[] {
  const isChanged = !before || before.in_trash !== after.in_trash || !same(before.content, after.content) || !same(before.children, after.children);
  const page = isChanged && pageOf(store, after);
  if (!page) return [];
  return [{ type: 'page.content_updated', entity: { type: 'page', id: page.id }, data: { parent: parentOf(page.parent), updated_blocks: [blockRef(after.id)] } }];
}

function ofDatabase(_store: Store, after: DatabaseRecord, before: DatabaseRecord | undefined): Happening[] {
  const about = { entity: { type: 'database' as const, id: after.id }, data: { parent: parentOf(after.parent) } };
  if (!before) return [{ type: 'database.created', ...about }];
  return [
    ...(before.in_trash === after.in_trash ? [] : [{ type: after.in_trash ? ('database.deleted' as const) : ('database.undeleted' as const), ...about }]),
    ...(same(before.parent, after.parent) ? [] : [{ type: 'database.moved' as const, ...about }]),
  ];
}

function ofDataSource(_store: Store, after: DataSourceRecord, before: DataSourceRecord | undefined): Happening[] {
  const entity = { type: 'data_source', id: after.id } as const;
  const parent: Parent = { type: 'database', id: after.database_id };
  if (!before) return [{ type: 'data_source.created', entity, data: { parent } }];
  const updated_properties = updatedProperties(before.properties, after.properties);
  return [
    ...(before.in_trash === after.in_trash ? [] : [{ type: after.in_trash ? ('data_source.deleted' as const) : ('data_source.undeleted' as const), entity, data: { parent } }]),
    ...(updated_properties.length === 0 ? [] : [{ type: 'data_source.schema_updated' as const, entity, data: { parent, updated_properties } }]),
  ];
}

function ofComment(store: Store, after: CommentRecord, before: CommentRecord | undefined): Happening[] {
  const block = after.parent.type === 'block_id' ? store.find('block', after.parent.block_id) : undefined;
  const page_id = after.parent.type === 'page_id' ? after.parent.page_id : block && pageOf(store, block)?.id;
  if (page_id === undefined) return [];
  const about = { entity: { type: 'comment' as const, id: after.id }, data: { page_id, parent: block ? ({ type: 'block', id: block.id } as const) : ({ type: 'page', id: page_id } as const) } };
  if (!before) return [{ type: 'comment.created', ...about }];
  if (after.in_trash) return before.in_trash ? [] : [{ type: 'comment.deleted', ...about }];
  return same(before.rich_text, after.rich_text) ? [] : [{ type: 'comment.updated', ...about }];
}

function ofView(_store: Store, after: ViewRecord, before: ViewRecord | undefined): Happening[] {
  const entity = { type: 'view', id: after.id } as const;
  const parent: Parent = { type: 'database', id: after.database_id, data_source_id: after.data_source_id };
  if (!before) return [{ type: 'view.created', entity, data: { parent, view_type: after.type } }];
  if (after.in_trash) return [{ type: 'view.deleted', entity, data: { parent } }];
  const updated_fields = (['name', 'filter', 'sorts', 'configuration'] as const).filter((field) => !same(before[field], after[field]));
  return updated_fields.length === 0 ? [] : [{ type: 'view.updated', entity, data: { parent, updated_fields } }];
}

function ofFileUpload(_store: Store, after: FileUploadRecord, before: FileUploadRecord | undefined): Happening[] {
  const entity = { type: 'file_upload', id: after.id } as const;
  if (!before) return [{ type: 'file_upload.created', entity }];
  return before.status === after.status || after.status !== 'uploaded' ? [] : [{ type: 'file_upload.completed', entity }];
}

export function pageOf(store: Store, block: BlockRecord): PageRecord | undefined {
  const { parent } = block;
  if (parent.type === 'page_id') return store.find('page', parent.page_id);
  const above = store.find('block', parent.block_id);
  return above && pageOf(store, above);
}

function parentOf(parent: PageRecord['parent']): Parent {
  if (parent.type === 'page_id') return { type: 'page', id: parent.page_id };
  if (parent.type === 'data_source_id') return { type: 'database', id: parent.database_id, data_source_id: parent.data_source_id };
  return { type: 'space', id: WORKSPACE };
}

const contentOfSource = (id: string, { id: database }: Parent, block: UpdatedBlock): Happening => ({
  type: 'data_source.content_updated',
  entity: { type: 'data_source', id },
  data: { parent: { type: 'database', id: database }, updated_blocks: [block] },
});
const blockRef = (id: string): UpdatedBlock => ({ id, type: 'block' });
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const differing = (before: Record<string, unknown>, after: Record<string, unknown>) =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !same(before[key] ?? null, after[key] ?? null));
