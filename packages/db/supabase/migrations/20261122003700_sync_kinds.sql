-- Sync kinds: what is shown in Notion at all. off, push (display only: the portal then serves messages, tasks and content from Postgres
-- alone) or two_way. A kind is paused with its remedy when its database in Notion does not fit. Leads are off until an admin says so.

create table public.sync_kinds (
  kind text primary key check (length(kind) between 1 and 40),
  mode text not null check (mode in ('off', 'push', 'two_way')),
  -- Properties beyond the necessary ones, for kinds that have such.
  with_details boolean not null default false,
  data_source_id text unique check (length(data_source_id) <= 100),
  paused_at timestamptz,
  paused_reason text check (length(paused_reason) <= 2000),
  updated_at timestamptz not null default now(),
  row_version integer not null default 1,
  constraint paused_for_a_reason check ((paused_at is null) = (paused_reason is null))
);

create trigger touch before update on public.sync_kinds for each row execute function private.touch_row();
create trigger audit after insert or update or delete on public.sync_kinds for each row execute function private.write_audit('sync_kind', 'create');

alter table public.sync_kinds enable row level security;
alter table public.sync_kinds force row level security;
create policy "the team reads the sync kinds" on public.sync_kinds for select to authenticated using ((select private.is_team()));
create policy "admins set the sync kinds" on public.sync_kinds for update to authenticated
  using ((select private.is_admin())) with check ((select private.is_admin()));

revoke all on public.sync_kinds from public, anon, authenticated, service_role;
grant select on public.sync_kinds to authenticated;
grant update (mode, with_details, paused_at, paused_reason) on public.sync_kinds to authenticated;
grant select, insert, update on public.sync_kinds to service_role;

insert into public.sync_kinds (kind, mode) values
  ('client', 'push'), ('project', 'two_way'), ('milestone', 'push'), ('deliverable', 'push'), ('task', 'two_way'), ('lead', 'off');
