-- The result page of a lead of tier 4 offers to book a consult: `booking_url` of the studio's settings. It also tells when a project was
-- opened without a payment (a quote was accepted), and when the team has decided.

create or replace function public.intake_result(p_submission_id uuid) returns jsonb language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('submission_id', l.submission_id, 'project_address', l.project_address, 'status', l.status,
    'recommended_tier', l.recommended_tier, 'approved_tier', l.approved_tier, 'answers', l.answers, 'routing', l.routing_result,
    'rules', jsonb_build_object('version', r.version, 'document', r.document,
      'fees', (select jsonb_object_agg(id::text, price_cents) from public.tiers)),
    'tiers', public.intake_tiers(), 'paid', paid, 'opened', l.converted_at is not null,
    'payable', case when not paid then private.payable_of_lead(l) end,
    'booking_url', case when coalesce(l.approved_tier, l.recommended_tier) = 4 and l.status <> 'closed' and l.converted_at is null
      then (select booking_url from public.studio_settings) end)
  from public.leads l join public.routing_rules r on r.version = l.rule_version, lateral private.is_lead_paid(l) as paid
  where l.submission_id = p_submission_id and l.source = 'form'
$$;
