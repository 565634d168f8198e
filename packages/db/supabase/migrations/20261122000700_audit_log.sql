-- Audit log: who did what to which record, from where, with what before and after. Insert-only for everyone. `seq` gives the order of
-- insertion, not of commit. `salt` keeps a digest of the details from being guessed once they are erased; both are null after erasure.

create table public.audit_log (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity unique,
  user_id uuid references public.users (id) on delete restrict,
  actor_kind text not null check (actor_kind in ('system', 'team', 'admin', 'client', 'intake', 'none')),
  action text not null check (length(action) between 1 and 60),
  resource_type text not null check (length(resource_type) between 1 and 60),
  resource_id uuid,
  -- The record's key as text, for tables whose key is no uuid.
  key text check (length(key) <= 200),
  details jsonb,
  salt bytea default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()),
  ip_address text check (length(ip_address) <= 100),
  request_id text check (length(request_id) <= 100),
  created_at timestamptz not null default now()
);

create index audit_log_user_id_idx on public.audit_log (user_id, seq desc);
create index audit_log_resource_idx on public.audit_log (resource_type, resource_id, seq desc);
create index audit_log_request_id_idx on public.audit_log (request_id);
create index audit_log_created_at_idx on public.audit_log (created_at desc, id desc);

create trigger insert_only before update or delete on public.audit_log
  for each row execute function private.refuse_change('An audit row');
create trigger no_truncate before truncate on public.audit_log
  for each statement execute function private.refuse_change('An audit row');

alter table public.audit_log enable row level security;
alter table public.audit_log force row level security;
create policy "the team reads the audit log" on public.audit_log for select to authenticated using ((select private.is_team()));

revoke all on public.audit_log from public, anon, authenticated, service_role;
grant select (id, seq, user_id, actor_kind, action, resource_type, resource_id, key, details, ip_address, request_id, created_at)
  on public.audit_log to authenticated;
grant select, insert on public.audit_log to service_role;
