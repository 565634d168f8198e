-- The console counts as failed what no further try will mend by itself: quarantined or unreachable. `failed` now lists just these, so that the
-- count on the home page can link to what it counts.

create or replace function public.ops_sync(p_status text default null, p_after jsonb default null, p_limit integer default 50) returns jsonb
language sql stable security invoker set search_path = '' as $$
  with listed as (
    select kind, record_id, page_id, status, error, attempts, next_try_at, wanted_at, synced_at, trashed_at, updated_at,
      done_version < want_version as is_waiting, lease_until > now() as is_running
    from public.sync_state
    where (p_status is null or status = p_status or (p_status = 'failed' and status in ('quarantined', 'unreachable')))
      and (p_after is null or (updated_at, kind, record_id)
        < ((p_after ->> 'updated_at')::timestamptz, p_after ->> 'kind', (p_after ->> 'record_id')::uuid))
    order by updated_at desc, kind desc, record_id desc limit least(greatest(p_limit, 1), 200) + 1
  ), page as (
    select * from listed order by updated_at desc, kind desc, record_id desc limit least(greatest(p_limit, 1), 200)
  ), last_row as (
    select updated_at, kind, record_id from page order by updated_at, kind, record_id limit 1
  )
  select jsonb_build_object(
    'kinds', private.sync_kind_figures(),
    'limiter', (select jsonb_build_object('paused_until', case when paused_until > now() then paused_until end,
      'reason', case when paused_until > now() or blocked_at is not null then paused_reason end,
      'blocked_at', blocked_at, 'open_since', open_since, 'calls', calls) from public.sync_limiter),
    'records', (select coalesce(jsonb_agg(to_jsonb(page) || jsonb_build_object('name', private.sync_name(kind, record_id))
      order by updated_at desc, kind desc, record_id desc), '[]') from page),
    'next', (select to_jsonb(last_row) from last_row where (select count(*) from listed) > (select count(*) from page)))
$$;
