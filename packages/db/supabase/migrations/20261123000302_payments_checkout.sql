-- Checkout: which payment is open for what a lead or a project owes. The row, with its idempotency key and expiry, is there before Stripe is
-- asked, so that parallel clicks and repeats after a crash are the same call. Whoever pays chooses neither tier nor amount.
-- Locks are taken in one order everywhere: the lead or the project, then the payment.

-- What the team changes after the dues were written (tier, price) makes new dues. Null when none fit.
create function private.find_lead_due(p_lead public.leads) returns public.dues language sql stable set search_path = '' as $$
  select d from public.dues d join public.tiers t on t.id = p_lead.approved_tier, private.payable_of_lead(p_lead) as payable
  where d.lead_id = p_lead.id and d.cancelled_at is null and d.quote_id is null and d.purpose = payable ->> 'purpose'
    and d.amount_cents = (payable ->> 'amount_cents')::integer and d.currency = payable ->> 'currency' and d.label like '%, ' || t.name
    and t.price_cents = (select sum(amount_cents) from public.dues
      where lead_id = p_lead.id and cancelled_at is null and quote_id is null and purpose in ('full', 'deposit', 'balance'))
$$;

-- The whole fee, or the deposit with its balance, which is owed later.
create function private.insert_lead_dues(p_lead public.leads) returns public.dues language plpgsql set search_path = '' as $$
declare
  v_payable jsonb := private.payable_of_lead(p_lead);
  v_amount integer := v_payable ->> 'amount_cents';
  v_tier public.tiers;
  v_due public.dues;
begin
  select * into strict v_tier from public.tiers where id = p_lead.approved_tier;
  update public.dues set cancelled_at = now()
    where lead_id = p_lead.id and cancelled_at is null and quote_id is null and purpose in ('full', 'deposit', 'balance');
  insert into public.dues (lead_id, purpose, label, amount_cents, currency)
  values (p_lead.id, v_payable ->> 'purpose', case v_payable ->> 'purpose' when 'full' then 'Design fee, ' else 'Deposit, ' end || v_tier.name,
    v_amount, v_payable ->> 'currency') returning * into v_due;
  if v_amount < v_tier.price_cents then
    insert into public.dues (lead_id, purpose, label, amount_cents, currency)
    values (p_lead.id, 'balance', 'Balance, ' || v_tier.name, v_tier.price_cents - v_amount, v_tier.currency);
  end if;
  return v_due;
end $$;

-- A session that nobody can use any more. A late success still turns it: failed → succeeded.
create function private.fail_payment(p_id uuid) returns void language plpgsql set search_path = '' as $$
declare
  v_acting_for text := coalesce(current_setting('sage.acting_for', true), '');
begin
  perform set_config('sage.acting_for', 'system', true);
  update public.payments set status = 'failed' where id = p_id and status = 'pending';
  perform set_config('sage.acting_for', v_acting_for, true);
end $$;

-- The one open payment of a due. Without a session Stripe was not asked, or we never learned its answer: the same key asks again, for as
-- long as Stripe accepts the expiry (half an hour ahead).
create function private.open_payment(p_due public.dues, p_tier integer) returns public.payments language plpgsql set search_path = '' as $$
declare
  v_id uuid := gen_random_uuid();
  v_payment public.payments;
begin
  select * into v_payment from public.payments where due_id = p_due.id and status in ('pending', 'succeeded') and duplicate_of is null;
  if v_payment.status = 'succeeded' then raise exception 'This is paid already.' using errcode = 'PT409'; end if;
  if v_payment.stripe_checkout_session_id is null and v_payment.expires_at < now() + interval '31 minutes' then
    perform private.fail_payment(v_payment.id);
    v_payment := null;
  end if;
  if v_payment.id is null then
    insert into public.payments (id, project_id, due_id, idempotency_key, amount, currency, tier, expires_at)
    values (v_id, p_due.project_id, p_due.id, 'checkout:' || v_id, p_due.amount_cents, p_due.currency, p_tier,
      date_trunc('second', now() + interval '2 hours')) returning * into v_payment;
  end if;
  return v_payment;
end $$;

-- All that the call of Stripe says. `stale`: a session is open for what is no longer owed; it has to be expired and renewed first.
create function private.checkout_order(p_payment public.payments, p_stale boolean default false) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('payment_id', p_payment.id, 'idempotency_key', p_payment.idempotency_key, 'stale', p_stale,
    'session_id', p_payment.stripe_checkout_session_id, 'expires_at', extract(epoch from p_payment.expires_at)::integer,
    'created_at', extract(epoch from p_payment.created_at)::integer, 'due_id', d.id, 'purpose', d.purpose, 'label', d.label,
    'amount_cents', p_payment.amount, 'currency', p_payment.currency, 'tier', p_payment.tier,
    'email', coalesce(u.email, l.email), 'customer_id', (select q.stripe_customer_id from public.payments q join public.projects o on o.id = q.project_id
      where o.client_id = c.id and q.stripe_customer_id is not null order by q.created_at desc, q.id desc limit 1))
  from public.dues d
  left join public.leads l on l.id = d.lead_id
  left join public.projects j on j.id = d.project_id
  left join public.clients c on c.id = j.client_id
  left join public.users u on u.id = c.user_id
  where d.id = p_payment.due_id
$$;

-- Idempotent: the same session again changes nothing, a webhook that was faster neither.
create function private.attach_session(p_payment_id uuid, p_session_id text) returns void language plpgsql set search_path = '' as $$
begin
  update public.payments set stripe_checkout_session_id = p_session_id where id = p_payment_id and stripe_checkout_session_id is null;
  if not found and not exists (select from public.payments where id = p_payment_id and stripe_checkout_session_id = p_session_id) then
    raise exception 'Another checkout was opened meanwhile.' using errcode = 'PT409';
  end if;
end $$;

create function private.lead_payment(p_submission_id uuid, p_payment_id uuid) returns uuid language plpgsql set search_path = '' as $$
declare
  v_lead uuid;
begin
  select l.id into v_lead from public.leads l join public.dues d on d.lead_id = l.id join public.payments p on p.due_id = d.id
    where l.submission_id = p_submission_id and p.id = p_payment_id for no key update of l;
  if not found then raise exception 'There is no such payment.' using errcode = 'PT404'; end if;
  return p_payment_id;
end $$;

create function private.own_payment(p_payment_id uuid) returns uuid language plpgsql set search_path = '' as $$
declare
  v_project uuid;
begin
  select j.id into v_project from public.payments p join public.dues d on d.id = p.due_id join public.projects j on j.id = d.project_id
    where p.id = p_payment_id and j.id in (select private.own_project_ids()) for no key update of j;
  if not found then raise exception 'There is no such payment.' using errcode = 'PT404'; end if;
  return p_payment_id;
end $$;

revoke all on function private.find_lead_due(public.leads), private.insert_lead_dues(public.leads), private.fail_payment(uuid),
  private.open_payment(public.dues, integer), private.checkout_order(public.payments, boolean), private.attach_session(uuid, text),
  private.lead_payment(uuid, uuid), private.own_payment(uuid) from public;
