import { isTrashed } from '../store/reach.ts';
import type { AnyRecord, Edited } from '../model/records.ts';
import type { Store } from '../store/store.ts';
import { user } from './people.ts';

const MINUTE = 60_000;
/** Notion tells times by the minute. */
export const minute = (ms: number): string => new Date(Math.floor(ms / MINUTE) * MINUTE).toISOString();

/** What stands in something that is in the trash is shown as if it were there itself. */
export function stamps(store: Store, record: Extract<AnyRecord, { in_trash: boolean }>) {
  const in_trash = isTrashed(store, record);
  return { id: record.id, created_time: minute(record.created_ms), last_edited_time: minute(record.edited_ms), in_trash, archived: in_trash };
}
export const authors = (record: Edited) => ({ created_by: user(record.created_by), last_edited_by: user(record.edited_by) });
export const notionUrl = (id: string, name = '') => `https://www.notion.so/${[...name.split(/[^A-Za-z0-9]+/).filter(Boolean), id.replaceAll('-', '')].join('-')}`;
