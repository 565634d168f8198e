-- Sync conflicts: values that lost. The owner of a field wins; the other side's value is kept here, visible and revertible.

create table public.sync_conflicts (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (length(kind) between 1 and 40),
  record_id uuid not null,
  field text not null check (length(field) between 1 and 100),
  base jsonb,
  postgres jsonb,
  notion jsonb,
  winner text not null check (winner in ('postgres', 'notion')),
  -- Why a command from Notion was refused, in words.
  reason text check (length(reason) <= 2000),
  resolution text check (resolution in ('kept', 'adopted', 'dismissed')),
  resolved_by uuid references public.users (id) on delete restrict,
  resolved_at timestamptz,
  created_at timestamptz not null default now(),
  constraint resolved_at_with_the_resolution check ((resolution is null) = (resolved_at is null))
);

create index sync_conflicts_record_idx on public.sync_conflicts (kind, record_id, created_at desc);
create index sync_conflicts_open_idx on public.sync_conflicts (created_at desc, id desc) where resolved_at is null;
create index sync_conflicts_resolved_by_idx on public.sync_conflicts (resolved_by);

create trigger audit after insert or update or delete on public.sync_conflicts
  for each row execute function private.write_audit('sync_conflict', 'create');

alter table public.sync_conflicts enable row level security;
alter table public.sync_conflicts force row level security;
create policy "the team reads the conflicts" on public.sync_conflicts for select to authenticated using ((select private.is_team()));

revoke all on public.sync_conflicts from public, anon, authenticated, service_role;
grant select on public.sync_conflicts to authenticated;
grant select, insert, update on public.sync_conflicts to service_role;
