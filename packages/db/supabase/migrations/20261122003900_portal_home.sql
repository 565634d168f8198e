-- The portal's home in one round trip, with the caller's own rights: row-level security decides what is there. Newest project first, its
-- steps in order, its dues with what was paid. `zone` is the one in which due dates are dates.

create function private.milestones_of(p_project_id uuid) returns jsonb language sql stable security invoker set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'order', "order", 'status', status, 'kind', kind, 'turn', turn,
    'optional', optional, 'round', round, 'due_date', due_date, 'completed_at', completed_at, 'skipped_at', skipped_at) order by "order"), '[]')
  from public.milestones where project_id = p_project_id
$$;

create function private.dues_of(p_project_id uuid) returns jsonb language sql stable security invoker set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'purpose', d.purpose, 'label', d.label, 'amount_cents', d.amount_cents,
    'currency', d.currency, 'due_date', d.due_date, 'payment_status', (
      select p.status from public.payments p where p.due_id = d.id and p.duplicate_of is null order by p.created_at desc, p.id desc limit 1))
    order by d.created_at, d.id), '[]')
  from public.dues d where d.project_id = p_project_id and d.cancelled_at is null
$$;

create function public.portal_home() returns jsonb language sql stable security invoker set search_path = '' as $$
  select jsonb_build_object('zone', private.studio_zone(), 'projects', coalesce(jsonb_agg(
    jsonb_build_object('id', p.id, 'name', p.name, 'tier', p.tier, 'tier_name', t.name, 'status', p.status, 'payment_status', p.payment_status,
      'site_address', p.site_address, 'agreed_rounds', p.agreed_rounds, 'created_at', p.created_at,
      'milestones', private.milestones_of(p.id), 'dues', private.dues_of(p.id)) order by p.created_at desc, p.id desc), '[]'))
  from public.projects p join public.tiers t on t.id = p.tier
  where p.client_id in (select private.own_client_ids())
$$;

revoke all on function private.milestones_of(uuid), private.dues_of(uuid) from public;
grant execute on function private.milestones_of(uuid), private.dues_of(uuid) to authenticated;
revoke all on function public.portal_home() from public, anon, authenticated, service_role;
grant execute on function public.portal_home() to authenticated;
