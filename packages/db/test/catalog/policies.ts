import type { Check } from './check.ts';

const policies = `pg_policy p join pg_class t on t.oid = p.polrelid
  join pg_namespace n on n.oid = t.relnamespace and n.nspname in ('public', 'private', 'storage')`;
const commands = `(values ('r', 'SELECT'), ('a', 'INSERT'), ('w', 'UPDATE'), ('d', 'DELETE')) command(letter, verb)`;
const expression = `coalesce(pg_get_expr(p.polqual, t.oid), '') || ' ' || coalesce(pg_get_expr(p.polwithcheck, t.oid), '')`;
const table = `create table public.planted (id int primary key, owner uuid, parent int); alter table public.planted enable row level security;`;

export const policyChecks: Check[] = [
  {
    never: 'pair of policies for the same role and command',
    query: `select t.relname || ': ' || string_agg(p.polname, ', ' order by p.polname) || ' for ' || verb as finding
      from ${policies} cross join unnest(p.polroles) role join ${commands} on p.polcmd in (command.letter::"char", '*')
      where p.polpermissive group by t.relname, role, verb having count(*) > 1`,
    planted: `${table} create policy a on public.planted for select to authenticated using (true);
      create policy b on public.planted for all to authenticated using (false)`,
    finds: 'planted: a, b for SELECT',
  },
  {
    never: 'policy that asks who is there once a row',
    // \`( SELECT f() AS f)\` is computed once a statement; a call that is not the first thing of a subselect once a row. A call with
    // arguments asks about the row itself.
    query: `select t.relname || ': ' || p.polname as finding from ${policies}
      where regexp_count(${expression}, '(auth|private)\\.\\w+\\(\\)|current_setting\\(|current_user|session_user')
        > regexp_count(${expression}, 'SELECT (auth|private)\\.\\w+\\(\\)')`,
    planted: `${table} create policy a on public.planted for select to authenticated using (owner = auth.uid())`,
    finds: 'planted: a',
  },
  {
    never: 'policy for everyone or anonymous callers',
    query: `select t.relname || ': ' || p.polname as finding from ${policies} where p.polroles && array[0::oid, 'anon'::regrole::oid]`,
    planted: `${table} create policy a on public.planted for select using (true)`,
    finds: 'planted: a',
  },
  {
    never: 'policy without a grant, which lets nobody through',
    query: `select t.relname || ': ' || p.polname || ' for ' || verb as finding
      from ${policies} cross join unnest(p.polroles) role join ${commands} on p.polcmd in (command.letter::"char", '*')
      where role <> 0 and not has_any_column_privilege(role, t.oid, case verb when 'DELETE' then 'SELECT' else verb end)
         or role <> 0 and verb = 'DELETE' and not has_table_privilege(role, t.oid, 'DELETE')`,
    planted: `${table} create policy a on public.planted for select to authenticated using (true)`,
    finds: 'planted: a for SELECT',
  },
  {
    never: 'policy on a column without an index',
    query: `select t.relname || '.' || a.attname as finding from ${policies}
      cross join regexp_matches(${expression}, '(\\w+) (?:=|IN) \\( ?SELECT', 'g') word
      join pg_attribute a on a.attrelid = t.oid and a.attname = word[1] and a.attnum > 0
      where not exists (select from pg_index i where i.indrelid = t.oid and i.indkey[0] = a.attnum)`,
    planted: `${table} create policy a on public.planted for select to authenticated using (owner = (select auth.uid()))`,
    finds: 'planted.owner',
  },
];
