-- All that the public form may ask of the database. sage_intake has EXECUTE on these and on nothing else.

create function public.intake_tiers() returns jsonb language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'description', description, 'features', features,
    'price_cents', price_cents, 'currency', currency, 'deposit_percent', deposit_percent, 'weeks_min', weeks_min, 'weeks_max', weeks_max,
    'revision_rounds', revision_rounds, 'site_visit', site_visit, 'budget_from_cents', budget_from_cents, 'budget_to_cents', budget_to_cents)
    order by id), '[]')
  from public.tiers
$$;

-- The version in force, with the fees that its rules compare a budget with. Null before the first is published.
create function public.intake_routing_rules() returns jsonb language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('version', version, 'document', document,
    'fees', (select jsonb_object_agg(id::text, price_cents) from public.tiers))
  from public.routing_rules where published_at is not null order by version desc limit 1
$$;

revoke all on function public.intake_tiers(), public.intake_routing_rules() from public, anon, authenticated, service_role;
grant execute on function public.intake_tiers(), public.intake_routing_rules() to sage_intake;
