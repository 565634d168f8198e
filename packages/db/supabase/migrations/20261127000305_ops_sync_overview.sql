-- How the sync stands, in one round trip and with the caller's own rights: kinds with their settings, the queue, the budget, what holds it up.

create function private.sync_kinds_overview() returns jsonb language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(to_jsonb(figures) order by figures.kind), '[]') from (
    select k.kind, k.mode, k.with_details, k.source_table is not null as has_records, k.data_source_id is not null as is_set_up, k.paused_at, k.paused_reason,
      (select name from public.users where id = k.paused_by) as paused_by,
      (select coalesce(jsonb_object_agg(by_status.status, by_status.records), '{}') from (
        select s.status, count(*) as records from public.sync_state s where s.kind = k.kind group by s.status) by_status) as records,
      (select count(*) from public.sync_state s where s.kind = k.kind and s.page_id is not null and s.trashed_at is null) as pages,
      (select count(*) from public.sync_state s where s.kind = k.kind and s.done_version < s.want_version
        and s.status in ('pending', 'retrying', 'conflict')) as waiting,
      (select min(s.wanted_at) from public.sync_state s where s.kind = k.kind and s.done_version < s.want_version
        and s.status in ('pending', 'retrying', 'conflict')) as waiting_since,
      (select max(s.synced_at) from public.sync_state s where s.kind = k.kind) as last_synced_at
    from public.sync_kinds k
  ) figures
$$;

-- Calls that the queue needs: one a record, as far as is known. Kinds that stand still are left out.
create function private.sync_queue_overview() returns jsonb language sql stable set search_path = '' as $$
  with due as (
    select s.priority, s.wanted_at from public.sync_state s join public.sync_kinds k on k.kind = s.kind
    where s.done_version < s.want_version and s.status in ('pending', 'retrying', 'conflict')
      and k.mode <> 'off' and k.paused_at is null and k.data_source_id is not null
  ), noted as (
    select count(*) as records, min(c.at) as since from (
      select c.kind, c.record_id, min(c.at) as at from public.sync_changes c join public.sync_kinds k on k.kind = c.kind and k.mode <> 'off'
      group by c.kind, c.record_id) c
  )
  select jsonb_build_object('waiting', (select count(*) from due) + noted.records, 'backfill', (select count(*) from due where priority = 3),
    'oldest_at', least((select min(wanted_at) from due where priority < 3), noted.since))
  from noted
$$;

-- What the calls of all workers wait for. `until` is told for a pause that Notion asked for.
create function private.sync_limiter_overview() returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'state', case when l.blocked_at is not null then 'blocked' when l.stopped_at is not null then 'stopped' when l.paused_until > now() then 'paused'
      when l.open_since is not null then 'away' else 'running' end,
    'since', coalesce(l.blocked_at, l.stopped_at, l.open_since), 'until', case when l.paused_until > now() then l.paused_until end,
    'reason', case when l.blocked_at is not null then l.paused_reason when l.stopped_at is not null then l.stopped_reason
      when l.paused_until > now() then l.paused_reason end,
    'stopped_by', (select name from public.users where id = l.stopped_by))
  from public.sync_limiter l
$$;

-- How long that many calls take. Null while nothing moves, or before the first call: then nobody knows.
create function private.sync_drain_seconds(p_calls bigint) returns integer language sql stable set search_path = '' as $$
  select ceil(p_calls * 60.0 / (l.per_minute - least(10, l.per_minute / 30)))::integer from public.sync_limiter l
  where l.blocked_at is null and l.stopped_at is null and l.open_since is null and (l.paused_until is null or l.paused_until <= now()) and l.per_minute is not null
$$;

create function public.ops_sync_overview() returns jsonb language sql stable security invoker set search_path = '' as $$
  with queue as (select private.sync_queue_overview() as q)
  select jsonb_build_object(
    'kinds', private.sync_kinds_overview(),
    'queue', q || jsonb_build_object('drain_seconds', private.sync_drain_seconds((q ->> 'waiting')::bigint)),
    'budget', (select jsonb_build_object('per_minute', l.per_minute, 'used', private.sync_calls_last_minute()) from public.sync_limiter l),
    'limiter', private.sync_limiter_overview(),
    'to_decide', private.conflicts_in('to_decide'),
    'last_activity_at', (select max(at) from public.sync_activity))
  from queue
$$;

-- Newest first, by keyset: p_before is the `next` of the page before.
create function public.ops_sync_activity(p_before bigint default null, p_limit integer default 50) returns jsonb
language sql stable security invoker set search_path = '' as $$
  with listed as (
    select seq, at, direction, kind, record_id, result, calls, lag_ms, note from public.sync_activity
    where p_before is null or seq < p_before order by seq desc limit least(greatest(p_limit, 1), 200) + 1
  ), page as (
    select * from listed order by seq desc limit least(greatest(p_limit, 1), 200)
  )
  select jsonb_build_object(
    'activity', (select coalesce(jsonb_agg(to_jsonb(page) || jsonb_build_object('name', private.sync_name(kind, record_id)) order by seq desc), '[]') from page),
    'to_decide', private.conflicts_in('to_decide'),
    'next', (select min(seq) from page having (select count(*) from listed) > count(*)))
$$;

revoke all on function private.sync_kinds_overview(), private.sync_queue_overview(), private.sync_limiter_overview(), private.sync_drain_seconds(bigint) from public;
grant execute on function private.sync_kinds_overview(), private.sync_queue_overview(), private.sync_limiter_overview(), private.sync_drain_seconds(bigint)
  to authenticated;
revoke all on function public.ops_sync_overview(), public.ops_sync_activity(bigint, integer) from public, anon, authenticated, service_role;
grant execute on function public.ops_sync_overview(), public.ops_sync_activity(bigint, integer) to authenticated;
