import { OURS, type Check } from './check.ts';

const tables = `pg_class t join pg_namespace n on n.oid = t.relnamespace and n.nspname in ${OURS}`;

export const indexChecks: Check[] = [
  {
    never: 'foreign key without an index',
    // A partial index counts when it leaves out nothing but the rows that point nowhere.
    query: `select t.relname || ': ' || c.conname as finding from ${tables} join pg_constraint c on c.conrelid = t.oid and c.contype = 'f'
      where not exists (
        select from pg_index i where i.indrelid = t.oid and i.indisvalid
          and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey
          and (i.indpred is null or pg_get_expr(i.indpred, t.oid) in (
            select format('(%I IS NOT NULL)', a.attname) from pg_attribute a where a.attrelid = t.oid and a.attnum = c.conkey[1])))`,
    planted: `create table public.planted (id int primary key, parent int references public.planted (id))`,
    finds: 'planted: planted_parent_fkey',
  },
  {
    never: 'index that another one repeats',
    query: `select t.relname || ': ' || string_agg(x.relname, ', ' order by x.relname) as finding
      from ${tables} join pg_index i on i.indrelid = t.oid join pg_class x on x.oid = i.indexrelid
      group by t.relname, i.indrelid, i.indkey::text, i.indclass::text, i.indoption::text, pg_get_expr(i.indexprs, t.oid),
        pg_get_expr(i.indpred, t.oid)
      having count(*) > 1`,
    planted: `create table public.planted (id int primary key, n int);
      create index planted_a on public.planted (n); create index planted_b on public.planted (n)`,
    finds: 'planted: planted_a, planted_b',
  },
];
