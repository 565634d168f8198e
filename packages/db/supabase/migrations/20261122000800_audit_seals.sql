-- Audit seals: one job chains committed audit rows, one seal a row, over a salted digest of the row. What has no seal yet is the unsealed
-- tail. `position` has no gaps, so a removed seal shows; `hash` covers the one before, so an edited or reordered row shows.

create table public.audit_seals (
  position bigint primary key check (position > 0),
  audit_id uuid not null unique references public.audit_log (id) on delete restrict,
  audit_seq bigint not null unique,
  digest bytea not null check (length(digest) = 32),
  hash bytea not null unique check (length(hash) = 32),
  sealed_at timestamptz not null default now()
);

create index audit_seals_sealed_at_idx on public.audit_seals (sealed_at desc);

create trigger insert_only before update or delete on public.audit_seals
  for each row execute function private.refuse_change('An audit seal');
create trigger no_truncate before truncate on public.audit_seals
  for each statement execute function private.refuse_change('An audit seal');

alter table public.audit_seals enable row level security;
alter table public.audit_seals force row level security;
create policy "the team reads the seals" on public.audit_seals for select to authenticated using ((select private.is_team()));

revoke all on public.audit_seals from public, anon, authenticated, service_role;
grant select on public.audit_seals to authenticated;
grant select, insert on public.audit_seals to service_role;
