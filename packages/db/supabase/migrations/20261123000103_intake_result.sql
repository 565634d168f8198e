-- What whoever holds a submission's link may see: no name, e-mail or phone. Null for an unknown id, and for leads that no form sent in.

-- The first thing to pay for a lead: only the approved tier of a qualified one, and only until it is paid. Null when there is nothing.
create function private.payable_of_lead(p_lead public.leads) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('currency', t.currency)
    || case when t.deposit_percent is null then jsonb_build_object('purpose', 'full', 'amount_cents', t.price_cents)
       else jsonb_build_object('purpose', 'deposit', 'amount_cents', round(t.price_cents * t.deposit_percent / 100.0)::integer) end
  from public.tiers t
  where t.id = p_lead.approved_tier and t.price_cents is not null and p_lead.status = 'qualified' and p_lead.converted_at is null
$$;

create function private.is_lead_paid(p_lead public.leads) returns boolean language sql stable set search_path = '' as $$
  select exists (select from public.dues d join public.payments p on p.due_id = d.id
    where d.lead_id = p_lead.id and p.status in ('succeeded', 'refunded'))
$$;

create function public.intake_result(p_submission_id uuid) returns jsonb language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('submission_id', l.submission_id, 'project_address', l.project_address, 'status', l.status,
    'recommended_tier', l.recommended_tier, 'approved_tier', l.approved_tier, 'answers', l.answers, 'routing', l.routing_result,
    'rules', jsonb_build_object('version', r.version, 'document', r.document,
      'fees', (select jsonb_object_agg(id::text, price_cents) from public.tiers)),
    'tiers', public.intake_tiers(), 'paid', paid, 'payable', case when not paid then private.payable_of_lead(l) end)
  from public.leads l join public.routing_rules r on r.version = l.rule_version, lateral private.is_lead_paid(l) as paid
  where l.submission_id = p_submission_id and l.source = 'form'
$$;

revoke all on function private.payable_of_lead(public.leads), private.is_lead_paid(public.leads) from public;
revoke all on function public.intake_result(uuid) from public, anon, authenticated, service_role;
grant execute on function public.intake_result(uuid) to sage_intake;
