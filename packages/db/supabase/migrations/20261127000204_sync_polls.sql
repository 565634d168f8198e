-- Webhooks may be lost, so each database whose pages people change is asked what changed, from two minutes before the last change that was seen.

alter table public.sync_kinds
  -- How often Notion is asked what changed. A lost webhook is repaired within five minutes.
  add column poll_seconds integer not null default 60 check (poll_seconds between 10 and 240);

create table public.sync_polls (
  kind text primary key references public.sync_kinds (kind) on delete cascade,
  -- The last change that was seen, by Notion's clock.
  cursor timestamptz,
  -- Pages of the last answer, each with a digest of what it held: what lies in the overlap is looked at once.
  seen jsonb not null default '{}' check (jsonb_typeof(seen) = 'object'),
  next_at timestamptz not null default '-infinity',
  polled_at timestamptz
);
alter table public.sync_polls enable row level security;
alter table public.sync_polls force row level security;
create policy "the team sees when Notion was asked" on public.sync_polls for select to authenticated using ((select private.is_team()));
revoke all on public.sync_polls from public, anon, authenticated, service_role;
grant select (kind, cursor, next_at, polled_at) on public.sync_polls to authenticated;
grant select, insert, update on public.sync_polls to service_role;

-- Due ones. Taking one dates the next, so that of many workers one asks.
create function private.claim_sync_polls(p_now timestamptz default clock_timestamp()) returns setof public.sync_polls
language sql set search_path = '' as $$
  insert into public.sync_polls (kind) select kind from public.sync_kinds k where mode = 'two_way' and data_source_id is not null
    and not exists (select from public.sync_polls p where p.kind = k.kind) on conflict do nothing;
  update public.sync_polls p set next_at = p_now + make_interval(secs => k.poll_seconds) from public.sync_kinds k
    where k.kind = p.kind and k.mode = 'two_way' and k.data_source_id is not null and k.paused_at is null and p.next_at <= p_now
      and private.sync_claims_open(p_now) > 0
    returning p.*
$$;

create function private.note_sync_poll(p_kind text, p_cursor timestamptz, p_seen jsonb, p_asks jsonb, p_now timestamptz default clock_timestamp())
returns void language plpgsql set search_path = '' as $$
begin
  perform private.ask_sync_pulls(p_asks, 2, p_now);
  update public.sync_polls set cursor = coalesce(greatest(cursor, p_cursor), p_cursor), seen = p_seen, polled_at = p_now where kind = p_kind;
end $$;

revoke all on function private.claim_sync_polls(timestamptz), private.note_sync_poll(text, timestamptz, jsonb, jsonb, timestamptz) from public;
