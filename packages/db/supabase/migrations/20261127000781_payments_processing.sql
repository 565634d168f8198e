-- A payment on its way: its checkout is complete, and the bank has not confirmed yet. It stays pending, and nobody is asked to pay again.

-- Counts while the payment is pending.
alter table public.payments add column processing_since timestamptz;
grant select (processing_since) on public.payments to authenticated;

-- A session is completed once; only what it says of itself counts, so that the order of events does not.
create function private.note_processing(p_payment_id uuid, p_object jsonb) returns void language sql set search_path = '' as $$
  update public.payments set processing_since = now()
  where id = p_payment_id and status = 'pending' and processing_since is null
    and p_object ->> 'object' = 'checkout.session' and p_object ->> 'status' = 'complete' and p_object ->> 'payment_status' = 'unpaid'
$$;

create or replace function private.apply_stripe_object(p_type text, p_object jsonb) returns text language plpgsql set search_path = '' as $$
declare
  v_payment public.payments := private.lock_payment(private.find_stripe_payment(p_object));
  v_mismatch text;
begin
  if v_payment.id is null then return 'no payment is known for it yet'; end if;
  v_mismatch := private.stripe_mismatch(v_payment, p_type, p_object);
  if v_mismatch is not null then return v_mismatch; end if;

  perform private.note_stripe_ids(v_payment.id, p_object);
  case private.stripe_verdict(p_type, p_object)
    when 'paid' then if v_payment.status in ('pending', 'failed') then perform private.record_success(v_payment); end if;
    when 'failed' then perform private.fail_payment(v_payment.id);
    else perform private.note_processing(v_payment.id, p_object);
  end case;
  if p_object ->> 'object' = 'refund' then perform private.upsert_refund(v_payment.id, p_object); end if;
  if p_object ->> 'object' = 'dispute' then perform private.note_dispute(v_payment.id, p_object); end if;
  perform private.recount_returns(v_payment.id);
  perform private.derive_payment_status(project_id) from public.payments where id = v_payment.id and project_id is not null;
  return null;
end $$;

create or replace function private.dues_of(p_project_id uuid) returns jsonb language sql stable security invoker set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'purpose', d.purpose, 'label', d.label, 'amount_cents', d.amount_cents,
    'currency', d.currency, 'due_date', d.due_date, 'payment_status', latest.status,
    'processing_since', case latest.status when 'pending' then latest.processing_since end) order by d.created_at, d.id), '[]')
  from public.dues d left join lateral (
    select p.status, p.processing_since from public.payments p
    where p.due_id = d.id and p.duplicate_of is null order by p.created_at desc, p.id desc limit 1) as latest on true
  where d.project_id = p_project_id and d.cancelled_at is null
$$;

create function private.is_lead_processing(p_lead public.leads) returns boolean language sql stable set search_path = '' as $$
  select exists (select from public.dues d join public.payments p on p.due_id = d.id
    where d.lead_id = p_lead.id and d.purpose in ('full', 'deposit') and p.status = 'pending' and p.processing_since is not null and p.duplicate_of is null)
$$;

create or replace function public.intake_result(p_submission_id uuid) returns jsonb language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('submission_id', l.submission_id, 'street', private.street_line(l.project_address), 'status', l.status,
    'recommended_tier', l.recommended_tier, 'approved_tier', l.approved_tier, 'answers', l.answers, 'routing', l.routing_result,
    'rules', jsonb_build_object('version', r.version, 'document', r.document,
      'fees', (select jsonb_object_agg(id::text, price_cents) from public.tiers)),
    'tiers', public.intake_tiers(), 'paid', paid, 'processing', processing, 'opened', l.converted_at is not null,
    'payable', case when not paid and not processing then private.payable_of_lead(l) end,
    'booking_url', case when coalesce(l.approved_tier, l.recommended_tier) = 4 and l.status <> 'closed' and l.converted_at is null
      then (select booking_url from public.studio_settings) end)
  from public.leads l join public.routing_rules r on r.version = l.rule_version, lateral private.is_lead_paid(l) as paid,
    lateral private.is_lead_processing(l) as processing
  where l.submission_id = p_submission_id and l.source = 'form'
$$;

revoke all on function private.note_processing(uuid, jsonb), private.is_lead_processing(public.leads) from public;
