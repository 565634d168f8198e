-- What Stripe's objects mean for our rows. Everything here goes by the state that an object is in and never by the order of arrival:
-- duplicates and any order end in the same ledger.

alter table public.payments add column amount_disputed integer not null default 0 check (amount_disputed between 0 and amount);
grant select (amount_disputed) on public.payments to authenticated;
alter table public.stripe_events add column payment_intent_id text check (length(payment_intent_id) <= 255);
create index stripe_events_parked_idx on public.stripe_events (payment_intent_id) where status = 'parked';
grant select (payment_intent_id) on public.stripe_events to authenticated;

-- A reference is an id, or the object itself when it was expanded.
create function private.stripe_id(p_reference jsonb) returns text language sql immutable set search_path = '' as $$
  select case jsonb_typeof(p_reference) when 'object' then p_reference ->> 'id' when 'string' then p_reference #>> '{}' end
$$;

create function private.stripe_intent(p_object jsonb) returns text language sql immutable set search_path = '' as $$
  select case p_object ->> 'object' when 'payment_intent' then p_object ->> 'id' else private.stripe_id(p_object -> 'payment_intent') end
$$;

-- Ours bear the payment's id; null for what another program sells on the same account.
create function private.stripe_reference(p_object jsonb) returns text language sql immutable set search_path = '' as $$
  select coalesce(p_object #>> '{metadata,payment_id}', p_object ->> 'client_reference_id')
$$;

create function private.find_stripe_payment(p_object jsonb) returns uuid language sql stable set search_path = '' as $$
  select id from public.payments
  where id::text = private.stripe_reference(p_object)
    or stripe_checkout_session_id = case p_object ->> 'object' when 'checkout.session' then p_object ->> 'id' end
    or stripe_payment_intent_id = private.stripe_intent(p_object)
  order by (id::text = private.stripe_reference(p_object)) desc nulls last limit 1
$$;

-- The lead or the project first, then the payment: the same order as at checkout.
create function private.lock_payment(p_id uuid) returns public.payments language plpgsql set search_path = '' as $$
declare
  v_due public.dues;
  v_payment public.payments;
begin
  select d.* into v_due from public.dues d join public.payments p on p.due_id = d.id where p.id = p_id;
  perform 1 from public.leads where id = v_due.lead_id for no key update;
  perform 1 from public.projects where id = v_due.project_id for no key update;
  select * into v_payment from public.payments where id = p_id for update;
  return v_payment;
end $$;

-- paid, failed, or null when it decides nothing. A declined card decides nothing: the session is still open.
create function private.stripe_verdict(p_type text, p_object jsonb) returns text language sql immutable set search_path = '' as $$
  select case p_object ->> 'object'
    when 'checkout.session' then case
      when p_object ->> 'status' = 'complete' and p_object ->> 'payment_status' = 'paid' then 'paid'
      when p_object ->> 'status' = 'expired' or p_type = 'checkout.session.async_payment_failed' then 'failed'
      when p_object ->> 'status' = 'complete' and p_object #>> '{payment_intent,status}' in ('requires_payment_method', 'canceled') then 'failed' end
    when 'payment_intent' then case p_object ->> 'status' when 'succeeded' then 'paid' when 'canceled' then 'failed' end
  end
$$;

-- Why this object cannot be about this payment; null when it can.
create function private.stripe_mismatch(p_payment public.payments, p_type text, p_object jsonb) returns text
language sql stable set search_path = '' as $$
  select case
    when p_object ->> 'object' = 'checkout.session' and p_payment.stripe_checkout_session_id <> p_object ->> 'id'
      then 'it is about another session than the one that was opened'
    when p_payment.stripe_payment_intent_id <> private.stripe_intent(p_object) then 'it is about another payment intent'
    when p_object ->> 'currency' <> p_payment.currency then format('the currency is %s instead of %s', p_object ->> 'currency', p_payment.currency)
    when private.stripe_verdict(p_type, p_object) = 'paid'
      and coalesce(p_object ->> 'amount_total', p_object ->> 'amount_received') is distinct from p_payment.amount::text
      then format('the amount is %s instead of %s', coalesce(p_object ->> 'amount_total', p_object ->> 'amount_received', 'unknown'), p_payment.amount)
    when p_object ->> 'object' in ('refund', 'dispute') and (p_object ->> 'amount')::integer > p_payment.amount
      then format('%s is more than the payment of %s', p_object ->> 'amount', p_payment.amount)
  end
$$;

create function private.note_stripe_ids(p_payment_id uuid, p_object jsonb) returns void language sql set search_path = '' as $$
  update public.payments p set
    stripe_checkout_session_id = coalesce(p.stripe_checkout_session_id, case p_object ->> 'object' when 'checkout.session' then p_object ->> 'id' end),
    stripe_payment_intent_id = coalesce(p.stripe_payment_intent_id, private.stripe_intent(p_object)),
    stripe_customer_id = coalesce(p.stripe_customer_id, private.stripe_id(p_object -> 'customer'))
  where id = p_payment_id and (p.stripe_checkout_session_id is null and p_object ->> 'object' = 'checkout.session'
    or p.stripe_payment_intent_id is null and private.stripe_intent(p_object) is not null
    or p.stripe_customer_id is null and private.stripe_id(p_object -> 'customer') is not null)
$$;

-- A status never goes back to an earlier one: of two events about the same refund or dispute the later state counts, whenever it comes.
create function private.stripe_rank(p_status text) returns integer language sql immutable set search_path = '' as $$
  select coalesce(array_position(array['requires_action', 'pending', 'succeeded', 'canceled', 'failed', 'warning_needs_response',
    'warning_under_review', 'needs_response', 'under_review', 'warning_closed', 'prevented', 'won', 'lost'], p_status), 0)
$$;

create function private.upsert_refund(p_payment_id uuid, p_refund jsonb) returns void language sql set search_path = '' as $$
  insert into public.refunds as r (id, payment_id, amount, currency, status, reason)
  values (p_refund ->> 'id', p_payment_id, (p_refund ->> 'amount')::integer, p_refund ->> 'currency', coalesce(p_refund ->> 'status', 'pending'),
    left(p_refund ->> 'reason', 500))
  on conflict (id) do update set status = excluded.status where private.stripe_rank(excluded.status) > private.stripe_rank(r.status)
$$;

create function private.note_dispute(p_payment_id uuid, p_dispute jsonb) returns void language sql set search_path = '' as $$
  update public.payments set dispute_status = p_dispute ->> 'status', amount_disputed = (p_dispute ->> 'amount')::integer
  where id = p_payment_id and private.stripe_rank(p_dispute ->> 'status') > private.stripe_rank(dispute_status)
$$;

revoke all on function private.stripe_id(jsonb), private.stripe_intent(jsonb), private.stripe_reference(jsonb), private.find_stripe_payment(jsonb),
  private.lock_payment(uuid), private.stripe_verdict(text, jsonb), private.stripe_mismatch(public.payments, text, jsonb),
  private.note_stripe_ids(uuid, jsonb), private.stripe_rank(text), private.upsert_refund(uuid, jsonb), private.note_dispute(uuid, jsonb) from public;
