-- What is true of the sync as a whole, told the same way on each page that says so: the overview, the console's home, and a project's page.

-- `standing`: kinds of which nothing moves, although Notion is to show them. `waiting` counts everything, also what stands still.
create function private.sync_facts() returns jsonb language sql stable security invoker set search_path = '' as $$
  with due as (
    select s.kind, s.wanted_at, s.status from public.sync_state s join public.sync_kinds k on k.kind = s.kind and k.mode <> 'off'
    where s.done_version < s.want_version and s.status in ('pending', 'retrying', 'conflict')
  ), standing as (
    select k.kind, k.paused_at, k.paused_reason as reason, (select name from public.users where id = k.paused_by) as by, k.held_at, k.paused_at is null as lacks_database,
      (select count(*) from due where due.kind = k.kind) as waiting, (select min(wanted_at) from due where due.kind = k.kind) as waiting_since
    from public.sync_kinds k where k.mode <> 'off' and (k.paused_at is not null or k.data_source_id is null)
  ), queue as (
    select private.sync_queue_overview() as q
  )
  select jsonb_build_object(
    'limiter', private.sync_limiter_overview(),
    'standing', (select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'reason', reason, 'by', by, 'is_held', held_at is not null, 'lacks_database', lacks_database, 'waiting', waiting)
      order by kind), '[]') from standing),
    'waiting', (q ->> 'waiting')::bigint + (select coalesce(sum(waiting), 0) from standing),
    'oldest_at', least((q ->> 'oldest_at')::timestamptz, (select min(waiting_since) from standing)),
    'drain_seconds', private.sync_drain_seconds((q ->> 'waiting')::bigint),
    'retrying', (select count(*) from due where status = 'retrying'),
    'set_aside', (select count(*) from public.sync_state s join public.sync_kinds k on k.kind = s.kind and k.mode <> 'off' where s.status in ('quarantined', 'unreachable')),
    'to_decide', private.conflicts_in('to_decide'),
    'is_rebuild_cut_off', exists (select from public.sync_runs r where r.what = 'rebuild' and private.is_cut_off(r)))
  from queue
$$;

alter function public.ops_sync_overview() set schema private;
create function public.ops_sync_overview() returns jsonb language sql stable security invoker set search_path = '' as $$
  select private.ops_sync_overview() || jsonb_build_object('facts', private.sync_facts())
$$;

alter function public.ops_home() set schema private;
create function public.ops_home() returns jsonb language sql stable security invoker set search_path = '' as $$
  select private.ops_home() || jsonb_build_object('sync', facts, 'sync_failed', facts -> 'set_aside') from private.sync_facts() as facts
$$;

-- Reading it notes that its messages were read.
alter function public.ops_project_page(uuid) set schema private;
create function public.ops_project_page(p_id uuid) returns jsonb language sql volatile security invoker set search_path = '' as $$
  select private.ops_project_page(p_id) || jsonb_build_object('sync', private.sync_facts())
$$;

revoke all on function private.sync_facts() from public;
grant execute on function private.sync_facts() to authenticated;
revoke all on function public.ops_sync_overview(), public.ops_home(), public.ops_project_page(uuid) from public, anon, authenticated, service_role;
grant execute on function public.ops_sync_overview(), public.ops_home(), public.ops_project_page(uuid) to authenticated;
