-- What the sync did, for people to look at: what reached Notion, what came from there, and what failed. Rows are only added, and removed after a
-- while. What needed no call, or only waited for its turn, is not told.

create table public.sync_activity (
  seq bigint generated always as identity primary key,
  at timestamptz not null default now(),
  direction text not null check (direction in ('push', 'pull')),
  kind text not null check (length(kind) between 1 and 40),
  record_id uuid,
  result text not null check (result in ('synced', 'retrying', 'quarantined', 'unreachable', 'refused')),
  calls integer not null default 0 check (calls >= 0),
  -- From the change to this result.
  lag_ms bigint check (lag_ms >= 0),
  note text check (length(note) <= 2000)
);
create index sync_activity_at_idx on public.sync_activity (at);

alter table public.sync_activity enable row level security;
alter table public.sync_activity force row level security;
create policy "the team reads the activity" on public.sync_activity for select to authenticated using ((select private.is_team()));
revoke all on public.sync_activity from public, anon, authenticated, service_role;
grant select on public.sync_activity to authenticated;
grant select, insert, delete on public.sync_activity to service_role;

create function private.note_sync_activity(p_direction text, p_kind text, p_record_id uuid, p_result text, p_calls integer, p_lag_ms bigint default null,
  p_note text default null, p_now timestamptz default clock_timestamp())
returns void language sql set search_path = '' as $$
  insert into public.sync_activity (at, direction, kind, record_id, result, calls, lag_ms, note)
  values (p_now, p_direction, p_kind, p_record_id, p_result, p_calls, greatest(p_lag_ms, 0), left(p_note, 2000))
$$;

revoke all on function private.note_sync_activity(text, text, uuid, text, integer, bigint, text, timestamptz) from public;
