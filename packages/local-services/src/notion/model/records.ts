import type { DataSourceViewObjectResponse, PageObjectResponse, RichTextItemResponse } from '@notionhq/client';
import type { EventRecord, SubscriptionRecord } from '../webhooks/event-record.ts';
import type { PropertyRecord } from './property-record.ts';

/** Times are milliseconds; answers round them to the minute as Notion does. */
export interface Edited {
  id: string;
  created_ms: number;
  edited_ms: number;
  created_by: string;
  edited_by: string;
  in_trash: boolean;
}
/** Of a file that was uploaded by the API. */
export interface UploadRef {
  type: 'file_upload';
  file_upload: { id: string };
}
export type Icon = PageObjectResponse['icon'] | UploadRef;
export type Cover = PageObjectResponse['cover'] | UploadRef;
interface Shareable {
  /** Said here, for all that is inside; else it is as above. */
  is_shared?: boolean;
}
interface Faced {
  icon: Icon;
  cover: Cover;
}

export type RichText = RichTextItemResponse[];
/** A file in a property: uploaded, or somewhere else. */
export type FileValue = { name: string } & (UploadRef | { type: 'external'; external: { url: string } });
/** What a property holds, in the form of its type: see `properties/`. */
export type Value = RichText | FileValue[] | string[] | string | number | boolean | null | { start: string; end: string | null; time_zone: DateTimeZone };
export type DateTimeZone = string | null;

export type PageParent = { type: 'workspace'; workspace: true } | { type: 'page_id'; page_id: string } | { type: 'data_source_id'; data_source_id: string; database_id: string };

export interface PageRecord extends Edited, Faced, Shareable {
  kind: 'page';
  parent: PageParent;
  is_locked: boolean;
  /** By property id, so that a rename keeps them. A page outside of a database has its title only. */
  values: Record<string, Value>;
  children: string[];
}
export interface DatabaseRecord extends Edited, Faced, Shareable {
  kind: 'database';
  parent: { type: 'workspace'; workspace: true } | { type: 'page_id'; page_id: string };
  title: RichText;
  description: RichText;
  is_inline: boolean;
  is_locked: boolean;
  data_sources: string[];
  /** In the order of their tabs. */
  views?: string[];
}
export interface DataSourceRecord extends Edited {
  kind: 'data_source';
  database_id: string;
  title: RichText;
  description: RichText;
  icon: Icon;
  properties: PropertyRecord[];
}
export interface BlockRecord extends Edited {
  kind: 'block';
  type: string;
  parent: { type: 'page_id'; page_id: string } | { type: 'block_id'; block_id: string };
  /** What stands under the key of its type. */
  content: Record<string, unknown>;
  children: string[];
}
export interface CommentRecord extends Edited {
  kind: 'comment';
  parent: { type: 'page_id'; page_id: string } | { type: 'block_id'; block_id: string };
  discussion_id: string;
  rich_text: RichText;
  /** Ids of uploads. */
  attachments?: string[] | undefined;
  /** What the connection wrote in somebody's name. */
  display_name?: string;
}

export interface FileUploadRecord extends Edited {
  kind: 'file_upload';
  filename: string | null;
  content_type: string | null;
  /** Bytes */
  content_length: number | null;
  status: 'pending' | 'uploaded' | 'expired' | 'failed';
  /** Null once it is attached to something. */
  expires_ms: number | null;
  /** How many there are to be; null for a file that comes as a whole. */
  parts: number | null;
  sent: number[];
}

export interface ViewRecord extends Edited {
  kind: 'view';
  database_id: string;
  data_source_id: string;
  name: string;
  type: 'table' | 'board' | 'gallery' | 'list';
  filter: Record<string, unknown> | null;
  sorts: Exclude<DataSourceViewObjectResponse['sorts'], undefined>;
  quick_filters: Record<string, Record<string, unknown>> | null;
  /** Names of properties are not in it: they may change. */
  configuration: { type: string } & Record<string, unknown>;
}
export interface ViewQueryRecord {
  kind: 'view_query';
  id: string;
  view_id: string;
  pages: string[];
  expires_ms: number;
}

export interface Kinds {
  page: PageRecord;
  database: DatabaseRecord;
  data_source: DataSourceRecord;
  block: BlockRecord;
  comment: CommentRecord;
  file_upload: FileUploadRecord;
  view: ViewRecord;
  view_query: ViewQueryRecord;
  event: EventRecord;
  subscription: SubscriptionRecord;
}
export type Kind = keyof Kinds;
export type AnyRecord = Kinds[Kind];
