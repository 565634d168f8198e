import type { KindDatabase } from './notion-pages.ts';
import type { Sql } from './sql.ts';

export interface StoredKind {
  kind: string;
  mode: 'off' | 'push' | 'two_way';
  database_id: string | null;
  data_source_id: string | null;
  properties: Record<string, string> | null;
}

export const storedKinds = async (sql: Sql): Promise<StoredKind[]> =>
  (await sql.query<StoredKind>('select kind, mode, database_id, data_source_id, properties from public.sync_kinds')).rows;

/** Where the pages of each kind that is set up are. */
export const kindDatabases = async (sql: Sql): Promise<Map<string, KindDatabase>> =>
  new Map((await storedKinds(sql)).flatMap(({ kind, data_source_id: dataSourceId, properties }) => (dataSourceId ? [[kind, { dataSourceId, propertyIds: properties ?? {} }]] : [])));
