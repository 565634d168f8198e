-- The console's home in one round trip, with the caller's own rights. Whoever is not of the team gets zeros.

create function public.ops_home() returns jsonb language sql stable security invoker set search_path = '' as $$
  select jsonb_build_object(
    'leads_to_review', (select count(*) from public.leads where status = 'needs_review' and (select private.is_team())),
    'open_projects', (select count(*) from public.projects where status not in ('delivered', 'closed') and (select private.is_team())),
    'payments_failed', (select count(*) from public.payments where status = 'failed' and (select private.is_team())),
    'sync_failed', (select count(*) from public.sync_state where status in ('quarantined', 'unreachable') and (select private.is_team())))
$$;

revoke all on function public.ops_home() from public, anon, authenticated, service_role;
grant execute on function public.ops_home() to authenticated;
