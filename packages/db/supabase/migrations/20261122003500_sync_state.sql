-- Sync state: one row a record that Notion shows. `want_version` comes from a counter of its own at each fold, so a change that commits late
-- always makes the record due again; done_version = want_version is in step. `base` holds the fields last agreed, `intent` what a create was
-- about to do, `lease` the claim of one worker: an acknowledgement with an old lease does nothing.

create table public.sync_state (
  kind text not null check (length(kind) between 1 and 40),
  record_id uuid not null,
  page_id text unique check (length(page_id) <= 100),
  want_version bigint not null default 0 check (want_version >= 0),
  done_version bigint not null default 0 check (done_version >= 0),
  base jsonb,
  body_hash text check (body_hash ~ '^[0-9a-f]{64}$'),
  intent jsonb,
  priority integer not null default 1 check (priority between 0 and 3),
  lease uuid,
  lease_until timestamptz,
  attempts integer not null default 0 check (attempts >= 0),
  next_try_at timestamptz not null default now(),
  status text not null default 'pending' check (status in ('pending', 'synced', 'retrying', 'conflict', 'quarantined', 'unreachable')),
  error text check (length(error) <= 2000),
  synced_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (kind, record_id),
  constraint a_lease_ends check ((lease is null) = (lease_until is null))
);

create index sync_state_due_idx on public.sync_state (priority, next_try_at) where done_version < want_version;
create index sync_state_status_idx on public.sync_state (status, updated_at desc);
create index sync_state_record_id_idx on public.sync_state (record_id);

create sequence private.sync_version as bigint;
-- Sequences cannot be reached through the Data API; the worker folds by SQL.
revoke all on sequence private.sync_version from public, anon, authenticated;
grant usage on sequence private.sync_version to service_role;

create trigger touch before update on public.sync_state for each row execute function private.touch_updated_at();

alter table public.sync_state enable row level security;
alter table public.sync_state force row level security;
create policy "the team reads the sync state" on public.sync_state for select to authenticated using ((select private.is_team()));

revoke all on public.sync_state from public, anon, authenticated, service_role;
grant select (kind, record_id, page_id, want_version, done_version, base, intent, priority, lease_until, attempts, next_try_at, status, error,
  synced_at, created_at, updated_at) on public.sync_state to authenticated;
grant select, insert, update, delete on public.sync_state to service_role;
