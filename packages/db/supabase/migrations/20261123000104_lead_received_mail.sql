-- The facts of the mail lead_received. The form is open to anyone, and so is the address that it names: nothing that was typed into it is repeated,
-- or the studio would send strangers' words to strangers. Null once the lead is closed.
create function private.mail_lead_received(p_data jsonb) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('submission_id', l.submission_id, 'tier', t.name, 'status', l.status, 'is_paid', paid,
    'payable', case when not paid then private.payable_of_lead(l) end)
  from public.leads l join public.tiers t on t.id = coalesce(l.approved_tier, l.recommended_tier), lateral private.is_lead_paid(l) as paid
  where l.submission_id = (p_data ->> 'submission_id')::uuid and l.status <> 'closed'
$$;
revoke all on function private.mail_lead_received(jsonb) from public;
