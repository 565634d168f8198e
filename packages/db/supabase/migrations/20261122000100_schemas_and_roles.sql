-- Where things live and who may come in. `public` is served by the Data API; `private` never is: it holds what policies, triggers and
-- functions call. Nothing is granted by default: every table and function says for itself who may use it.
-- anon, authenticated, service_role and authenticator exist before the first migration (hosted Supabase has them).

create schema if not exists private;
revoke all on schema private from public;
grant usage on schema private to authenticated, service_role;

revoke create on schema public from public;
grant usage on schema public to anon, authenticated, service_role;

-- Older hosted projects grant everything on new objects to the API roles; functions are executable by everyone unless told otherwise.
alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema public revoke all on functions from anon, authenticated, service_role;
alter default privileges revoke execute on functions from public;

-- The public form's own role: EXECUTE on the listed intake functions and nothing else. The Data API's login role may become it.
do $$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = 'sage_intake') then
    create role sage_intake nologin noinherit;
  end if;
end $$;
grant sage_intake to authenticator;
grant usage on schema public to sage_intake;
