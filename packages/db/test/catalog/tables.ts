import { OURS, type Check } from './check.ts';

const tables = `pg_class t join pg_namespace n on n.oid = t.relnamespace and n.nspname in ${OURS} and t.relkind in ('r', 'p')`;

export const tableChecks: Check[] = [
  {
    never: 'table without row-level security',
    query: `select t.relname as finding from ${tables} where not t.relrowsecurity`,
    planted: `create table public.planted (id int primary key)`,
    finds: 'planted',
  },
  {
    never: 'table whose row-level security its owner escapes',
    query: `select t.relname as finding from ${tables} where not t.relforcerowsecurity`,
    planted: `create table public.planted (id int primary key); alter table public.planted enable row level security`,
    finds: 'planted',
  },
  {
    never: 'policy on a table without row-level security',
    query: `select t.relname || ': ' || p.polname as finding from ${tables} join pg_policy p on p.polrelid = t.oid where not t.relrowsecurity`,
    planted: `create table public.planted (id int primary key);
      create policy open on public.planted for select to authenticated using (true)`,
    finds: 'planted: open',
  },
  {
    never: 'table without a primary key',
    query: `select t.relname as finding from ${tables} where not exists (select from pg_constraint c where c.conrelid = t.oid and c.contype = 'p')`,
    planted: `create table public.planted (id int)`,
    finds: 'planted',
  },
  {
    never: 'timestamp without a time zone',
    query: `select t.relname || '.' || a.attname as finding
      from ${tables} join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
      where a.atttypid = 'timestamp'::regtype`,
    planted: `create table public.planted (id int primary key, made_at timestamp)`,
    finds: 'planted.made_at',
  },
  {
    never: 'view that reads with its owner\'s rights',
    query: `select t.relname as finding from pg_class t join pg_namespace n on n.oid = t.relnamespace and n.nspname in ${OURS}
      where t.relkind = 'm' or t.relkind = 'v' and not coalesce(t.reloptions && array['security_invoker=true', 'security_invoker=on'], false)`,
    planted: `create view public.planted as select 1 as one`,
    finds: 'planted',
  },
];
