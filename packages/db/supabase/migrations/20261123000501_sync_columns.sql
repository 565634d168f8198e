-- What the sync engine needs beside the state of a record: where a kind's page ids are written back, how its database in Notion is reached
-- (by property id, so that a rename in Notion breaks nothing), since when a record waits, and whose the lease is.

alter table public.sync_kinds
  add column source_table text check (source_table in ('clients', 'projects', 'milestones', 'deliverables', 'leads')),
  add column database_id text unique check (length(database_id) <= 100),
  add column properties jsonb check (jsonb_typeof(properties) = 'object');
update public.sync_kinds set source_table = kind || 's' where kind in ('client', 'project', 'milestone', 'deliverable', 'lead');

alter table public.sync_state
  add column wanted_at timestamptz not null default now(),
  add column trashed_at timestamptz,
  add column lease_by text check (length(lease_by) <= 100);
grant select (wanted_at, trashed_at, lease_by) on public.sync_state to authenticated;
