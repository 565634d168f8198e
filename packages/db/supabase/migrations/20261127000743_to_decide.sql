-- The pages about the sync say on each of them how many conflicts somebody has to decide, in the one round trip that they have.

alter function public.ops_sync(text, jsonb, integer) set schema private;
create function public.ops_sync(p_status text default null, p_after jsonb default null, p_limit integer default 50) returns jsonb
language sql stable security invoker set search_path = '' as $$
  select private.ops_sync(p_status, p_after, p_limit) || jsonb_build_object('to_decide', private.conflicts_in('to_decide'))
$$;

create function public.ops_sync_reconciles() returns jsonb language sql stable security invoker set search_path = '' as $$
  select jsonb_build_object('to_decide', private.conflicts_in('to_decide'),
    'reconciles', (select coalesce(jsonb_agg(to_jsonb(r) order by r.asked_at desc, r.id desc), '[]') from (
      select id, is_dry_run, asked_by, asked_at, finished_at, report, error from public.sync_reconciles order by asked_at desc, id desc limit 20) r))
$$;

create or replace function public.ops_sync_webhook() returns jsonb language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('received_at', received_at, 'received_from', received_from, 'confirmed_at', confirmed_at, 'last_event_at', last_event_at,
    'token', case when private.is_admin() and confirmed_at is null then token end, 'to_decide', private.conflicts_in('to_decide'))
  from public.sync_webhook where private.is_team()
$$;

revoke all on function public.ops_sync(text, jsonb, integer), public.ops_sync_reconciles() from public, anon, authenticated, service_role;
grant execute on function public.ops_sync(text, jsonb, integer), public.ops_sync_reconciles() to authenticated;
