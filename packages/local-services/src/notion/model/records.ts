import type { DataSourceObjectResponse, PageObjectResponse, RichTextItemResponse } from '@notionhq/client';
import type { PropertyRecord } from './property-record.ts';

/** Times are milliseconds; answers round them to the minute as Notion does. */
interface Edited {
  id: string;
  created_ms: number;
  edited_ms: number;
  created_by: string;
  edited_by: string;
  in_trash: boolean;
}
interface Faced {
  icon: PageObjectResponse['icon'];
  cover: PageObjectResponse['cover'];
}

export type RichText = RichTextItemResponse[];
/** What a property holds, in the form of its type: see `properties/`. */
export type Value = RichText | string[] | string | number | boolean | null | { start: string; end: string | null; time_zone: DateTimeZone };
export type DateTimeZone = string | null;

export type PageParent = { type: 'workspace'; workspace: true } | { type: 'page_id'; page_id: string } | { type: 'data_source_id'; data_source_id: string; database_id: string };

export interface PageRecord extends Edited, Faced {
  kind: 'page';
  parent: PageParent;
  is_locked: boolean;
  /** By property id, so that a rename keeps them. A page outside of a database has its title only. */
  values: Record<string, Value>;
  children: string[];
}
export interface DatabaseRecord extends Edited, Faced {
  kind: 'database';
  parent: { type: 'workspace'; workspace: true } | { type: 'page_id'; page_id: string };
  title: RichText;
  description: RichText;
  is_inline: boolean;
  is_locked: boolean;
  data_sources: string[];
}
export interface DataSourceRecord extends Edited {
  kind: 'data_source';
  database_id: string;
  title: RichText;
  description: RichText;
  icon: DataSourceObjectResponse['icon'];
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
}

export interface Kinds {
  page: PageRecord;
  database: DatabaseRecord;
  data_source: DataSourceRecord;
  block: BlockRecord;
  comment: CommentRecord;
}
export type Kind = keyof Kinds;
export type AnyRecord = Kinds[Kind];
