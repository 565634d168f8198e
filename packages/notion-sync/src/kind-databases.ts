import type { KindDatabase } from './notion-pages.ts';
import type { Sql } from './sql.ts';

export interface StoredKind {
  kind: string;
  mode: 'off' | 'push' | 'two_way';
  database_id: string | null;
  data_source_id: string | null;
  properties: Record<string, string> | null;
  paused_reason: string | null;
  /** What the sync found unfit about its database since that last fitted. */
  unfit_reason: string | null;
}

export const storedKinds = async (sql: Sql): Promise<StoredKind[]> =>
  (await sql.query<StoredKind>('select kind, mode, database_id, data_source_id, properties, paused_reason, unfit_reason from public.sync_kinds')).rows;

type Databases = Map<string, KindDatabase>;
const databasesOf = (kinds: StoredKind[]): Databases =>
  new Map(kinds.flatMap(({ kind, data_source_id: dataSourceId, properties }) => (dataSourceId ? [[kind, { dataSourceId, propertyIds: properties ?? {} }]] : [])));

/** Where the pages of each kind that is set up are. */
export const kindDatabases = async (sql: Sql): Promise<Databases> => databasesOf(await storedKinds(sql));

/** The ones among them from which people's changes are taken. */
export const twoWayDatabases = async (sql: Sql): Promise<Databases> => databasesOf((await storedKinds(sql)).filter(({ mode }) => mode === 'two_way'));
