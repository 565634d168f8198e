import { CALLERS, OURS, type Check } from './check.ts';

const relations = `pg_class t join pg_namespace n on n.oid = t.relnamespace and n.nspname in ${OURS}`;
const nobody = `(0, 'anon'::regrole)`;

export const grantChecks: Check[] = [
  {
    never: 'grant on a table, view or sequence to everyone or anonymous callers',
    query: `select t.relname || ': ' || lower(g.privilege_type) as finding
      from ${relations} cross join aclexplode(t.relacl) g where g.grantee in ${nobody}
      union all select t.relname || '.' || a.attname || ': ' || lower(g.privilege_type)
      from ${relations} join pg_attribute a on a.attrelid = t.oid cross join aclexplode(a.attacl) g where g.grantee in ${nobody}`,
    planted: `create table public.planted (id int primary key); grant select (id) on public.planted to anon`,
    finds: 'planted.id: select',
  },
  {
    never: 'grant without a policy, which waits to become a leak',
    query: `select t.relname || ': ' || lower(verb) || ' to ' || role as finding
      from ${relations} and t.relkind in ('r', 'p')
      cross join unnest(array['anon', 'authenticated', 'sage_intake']) role
      cross join (values ('SELECT', 'r'), ('INSERT', 'a'), ('UPDATE', 'w'), ('DELETE', 'd')) command(verb, letter)
      where case verb when 'DELETE' then has_table_privilege(role, t.oid, verb) else has_any_column_privilege(role, t.oid, verb) end
        and not exists (select from pg_policy p
          where p.polrelid = t.oid and p.polcmd in (letter::"char", '*') and role::regrole = any (p.polroles))`,
    planted: `create table public.planted (id int primary key); grant delete on public.planted to authenticated`,
    finds: 'planted: delete to authenticated',
  },
  {
    never: 'right to truncate, to add triggers or references',
    query: `select t.relname || ': ' || lower(g.privilege_type) as finding from ${relations} cross join aclexplode(t.relacl) g
      where g.grantee <> t.relowner and g.privilege_type in ('TRUNCATE', 'TRIGGER', 'REFERENCES', 'MAINTAIN')`,
    planted: `create table public.planted (id int primary key); grant truncate on public.planted to service_role`,
    finds: 'planted: truncate',
  },
  {
    never: 'privilege that new objects get by default',
    query: `select pg_get_userbyid(d.defaclrole) || ': ' || g.privilege_type as finding
      from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace cross join aclexplode(d.defaclacl) g
      where (n.nspname is null or n.nspname in ${OURS}) and d.defaclrole = (select nspowner from pg_namespace where nspname = 'private')
        and (g.grantee = 0 or g.grantee in (select oid from pg_roles where rolname in ${CALLERS} or rolname = 'service_role'))`,
    planted: `alter default privileges in schema public grant select on tables to authenticated`,
    finds: 'postgres: SELECT',
  },
  {
    never: 'secret that a caller can read',
    query: `select t.relname || '.' || a.attname || ' by ' || role as finding
      from ${relations} join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
      cross join unnest(array['anon', 'authenticated', 'sage_intake']) role
      where a.attname ~ '(password_hash|token|secret|salt|_hash$)' and has_column_privilege(role, t.oid, a.attnum, 'SELECT')`,
    planted: `create table public.planted (id int primary key, reset_token text); grant select on public.planted to authenticated`,
    finds: 'planted.reset_token by authenticated',
  },
  {
    never: 'role beside service_role that escapes row-level security, and none that may log in',
    query: `select rolname as finding from pg_roles
      where rolname in ${CALLERS} and (rolbypassrls or rolsuper or rolcanlogin or rolcreaterole or rolcreatedb)`,
    planted: `alter role sage_intake bypassrls`,
    finds: 'sage_intake',
  },
  {
    never: 'role that a caller could become',
    query: `select member.rolname || ' in ' || role.rolname as finding from pg_auth_members m
      join pg_roles member on member.oid = m.member join pg_roles role on role.oid = m.roleid
      where member.rolname in ${CALLERS} or member.rolname = 'service_role'`,
    planted: `grant service_role to sage_intake`,
    finds: 'sage_intake in service_role',
  },
];
