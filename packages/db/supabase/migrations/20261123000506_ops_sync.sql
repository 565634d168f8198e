-- The console's view of the sync, with the caller's own rights: kinds, the limiter and one page of records, and the button "try again".

create function private.sync_name(p_kind text, p_record_id uuid) returns text language sql stable set search_path = '' as $$
  select case p_kind
    when 'client' then (select name from public.clients where id = p_record_id)
    when 'project' then (select name from public.projects where id = p_record_id)
    when 'milestone' then (select p.name || ': ' || m.name from public.milestones m join public.projects p on p.id = m.project_id where m.id = p_record_id)
    when 'deliverable' then (select p.name || ': ' || d.name from public.deliverables d join public.projects p on p.id = d.project_id where d.id = p_record_id)
    end
$$;

create function private.sync_kind_figures() returns jsonb language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(to_jsonb(figures) order by figures.kind), '[]') from (
    select k.kind, k.mode, k.paused_at, k.paused_reason, k.database_id, k.data_source_id is not null as is_set_up, count(s.kind) as records,
      count(s.kind) filter (where s.done_version < s.want_version) as waiting,
      count(s.kind) filter (where s.status in ('quarantined', 'unreachable')) as failed,
      min(s.wanted_at) filter (where s.done_version < s.want_version and s.status not in ('quarantined', 'unreachable')) as waiting_since,
      max(s.synced_at) as last_synced_at
    from public.sync_kinds k left join public.sync_state s on s.kind = k.kind
    where k.mode <> 'off' and k.source_table is not null group by k.kind
  ) figures
$$;

-- Newest change of state first, by keyset: p_after is the `next` of the page before. Whoever is not of the team gets nothing.
create function public.ops_sync(p_status text default null, p_after jsonb default null, p_limit integer default 50) returns jsonb
language sql stable security invoker set search_path = '' as $$
  with listed as (
    select kind, record_id, page_id, status, error, attempts, next_try_at, wanted_at, synced_at, trashed_at, updated_at,
      done_version < want_version as is_waiting, lease_until > now() as is_running
    from public.sync_state
    where (p_status is null or status = p_status)
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

-- Whatever held it back, a person says that it is mended: this record, and its kind if that was paused.
create function public.retry_sync(p_kind text, p_record_id uuid) returns void language plpgsql security definer set search_path = '' as $$
begin
  if not private.is_team() then raise exception 'only the team may do this' using errcode = 'PT403'; end if;
  update public.sync_state set status = 'pending', want_version = nextval('private.sync_version'), wanted_at = now(), attempts = 0,
    next_try_at = now(), priority = 0, error = null
  where kind = p_kind and record_id = p_record_id;
  if not found then raise exception 'nothing of this record was ever synced' using errcode = 'PT404'; end if;
  update public.sync_kinds set paused_at = null, paused_reason = null where kind = p_kind and paused_at is not null;
end $$;

revoke all on function private.sync_name(text, uuid), private.sync_kind_figures() from public;
grant execute on function private.sync_name(text, uuid), private.sync_kind_figures() to authenticated;
revoke all on function public.ops_sync(text, jsonb, integer), public.retry_sync(text, uuid) from public, anon, authenticated, service_role;
grant execute on function public.ops_sync(text, jsonb, integer), public.retry_sync(text, uuid) to authenticated;
