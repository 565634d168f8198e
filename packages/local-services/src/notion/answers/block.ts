import type { BlockObjectResponse } from '@notionhq/client';
import { plainText } from '../model/rich-text.ts';
import type { BlockRecord, DatabaseRecord, PageRecord, UploadRef } from '../model/records.ts';
import type { Store } from '../store/store.ts';
import { authors, stamps } from './stamps.ts';
import { linkOf } from './file.ts';
import { titleOf } from './page.ts';

/** Pages and databases inside a page are blocks of it, with the same id. */
export type BlockLike = BlockRecord | PageRecord | DatabaseRecord;

export const findBlock = (store: Store, id: string): BlockLike | undefined => store.find('block', id) ?? store.find('page', id) ?? store.find('database', id);

/** Of an id that another record names. */
export function getBlock(store: Store, id: string): BlockLike {
  return findBlock(store, id) ?? store.get('block', id);
}

export function blockAnswer(store: Store, record: BlockLike): BlockObjectResponse {
  const has_children = record.kind !== 'database' && record.children.some((id) => findBlock(store, id)?.in_trash === false);
  const parent = record.parent.type === 'data_source_id' ? { type: 'data_source_id', data_source_id: record.parent.data_source_id, database_id: record.parent.database_id } : record.parent;
  return { object: 'block', ...stamps(store, record), ...authors(record), has_children, parent, ...own(store, record) } as BlockObjectResponse;
}

function own(store: Store, record: BlockLike) {
  if (record.kind === 'page') return { type: 'child_page', child_page: { title: titleOf(record) } };
  if (record.kind === 'database') return { type: 'child_database', child_database: { title: plainText(record.title) } };
  return { type: record.type, [record.type]: shown(store, record.content) };
}

function shown(store: Store, content: Record<string, unknown>): Record<string, unknown> {
  if (content['type'] !== 'file_upload') return content;
  const { file_upload, ...rest } = content as Record<string, unknown> & UploadRef;
  return { ...rest, ...linkOf(store, { type: 'file_upload', file_upload }) };
}
