import type { Client } from 'pg';

export type Verb = 'select' | 'insert' | 'update' | 'delete';
export const VERBS: Verb[] = ['select', 'insert', 'update', 'delete'];
export type Row = Record<string, unknown>;

export interface Column {
  name: string;
  /** Postgres fills it and refuses a value. */
  computed: boolean;
}

/** A table of the Data API, or Storage's table of objects, as the catalog tells it. */
export interface Table {
  name: string;
  key: string[];
  columns: Column[];
  /** Per role and verb the columns that it was granted. */
  grants: Record<string, string[]>;
}

/** Tables of `public` go by their bare name. */
export const qualified = (table: string) => (table.includes('.') ? table : `public.${table}`);

const TABLES = `
  select case n.nspname when 'public' then t.relname else n.nspname || '.' || t.relname end as name,
    (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
      where a.attrelid = t.oid and a.attnum = any (c.conkey)) as key,
    (select jsonb_agg(jsonb_build_object('name', a.attname, 'computed', a.attgenerated <> '' or a.attidentity = 'a') order by a.attnum)
      from pg_attribute a where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped) as columns,
    (select jsonb_object_agg(role || ' ' || verb, coalesce((
        select jsonb_agg(a.attname order by a.attnum) from pg_attribute a
        where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and has_column_privilege(role, t.oid, a.attnum, verb)), '[]'))
      from unnest(array['anon', 'authenticated', 'sage_intake', 'service_role']) role
      cross join unnest(array['select', 'insert', 'update']) verb) as grants
  from pg_class t join pg_namespace n on n.oid = t.relnamespace and (n.nspname = 'public' or t.oid = 'storage.objects'::regclass)
  left join pg_constraint c on c.conrelid = t.oid and c.contype = 'p'
  where t.relkind in ('r', 'p', 'v', 'm', 'f')
  order by 1`;

export const readTables = async (client: Client): Promise<Table[]> => (await client.query<Table>(TABLES)).rows;
