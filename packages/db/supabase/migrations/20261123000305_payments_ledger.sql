-- What follows from money: the first success opens the project, a second one is a duplicate, what was given back is the sum of its refunds,
-- and a project's payment status is derived.

-- What the lead paid for is what opens, also when the team decided otherwise while the client was paying. Restores the dues of the checkout
-- that was paid, should a newer one have replaced them.
create function private.restore_paid_dues(p_due public.dues, p_tier integer) returns void language plpgsql set search_path = '' as $$
begin
  update public.dues set cancelled_at = now() where lead_id = p_due.lead_id and quote_id is null and purpose in ('full', 'deposit', 'balance')
    and cancelled_at is null and created_at <> p_due.created_at;
  update public.dues set cancelled_at = null where lead_id = p_due.lead_id and quote_id is null and purpose in ('full', 'deposit', 'balance')
    and cancelled_at is not null and created_at = p_due.created_at;
  update public.leads set approved_tier = p_tier, review_reason = coalesce(review_reason, 'Paid for before it was decided otherwise.')
    where id = p_due.lead_id and approved_tier is distinct from p_tier;
end $$;

create function private.open_paid_project(p_due public.dues, p_tier integer) returns uuid language plpgsql set search_path = '' as $$
declare
  v_fee integer;
  v_project uuid;
  v_deposit uuid;
begin
  perform private.restore_paid_dues(p_due, p_tier);
  select sum(amount_cents) into v_fee from public.dues
    where lead_id = p_due.lead_id and cancelled_at is null and quote_id is null and purpose in ('full', 'deposit', 'balance');
  v_project := private.open_project(p_due.lead_id, v_fee, case p_due.purpose when 'deposit' then p_due.amount_cents end, p_due.currency);
  update public.dues set project_id = v_project where lead_id = p_due.lead_id and project_id is null;

  select id into v_deposit from public.milestones
    where project_id = v_project and name = 'Deposit' and status <> 'completed' and skipped_at is null order by "order" limit 1;
  if p_due.purpose = 'deposit' and v_deposit is not null then perform private.complete_milestone(v_deposit, 'system'); end if;
  return v_project;
end $$;

create function private.enqueue_receipt(p_payment_id uuid) returns void language sql set search_path = '' as $$
  select private.enqueue_mail('receipt', 'receipt:' || p.id, coalesce(u.email, l.email), jsonb_build_object('payment_id', p.id))
  from public.payments p join public.dues d on d.id = p.due_id
  left join public.projects j on j.id = d.project_id left join public.clients c on c.id = j.client_id left join public.users u on u.id = c.user_id
  left join public.leads l on l.id = d.lead_id
  where p.id = p_payment_id
$$;

-- The success that counts for this due, or, for what a lead pays first, for any of its checkouts.
create function private.earlier_success(p_payment public.payments, p_due public.dues) returns uuid language sql stable set search_path = '' as $$
  select p.id from public.payments p join public.dues d on d.id = p.due_id
  where p.id <> p_payment.id and p.status = 'succeeded' and p.duplicate_of is null
    and (d.id = p_due.id or d.lead_id = p_due.lead_id and d.purpose in ('full', 'deposit') and p_due.purpose in ('full', 'deposit')
      and d.quote_id is null and p_due.quote_id is null)
  limit 1
$$;

create function private.record_success(p_payment public.payments) returns void language plpgsql set search_path = '' as $$
declare
  v_due public.dues;
  v_first uuid;
begin
  select * into strict v_due from public.dues where id = p_payment.due_id;
  v_first := private.earlier_success(p_payment, v_due);
  if v_first is null then
    perform private.fail_payment(id) from public.payments
      where due_id = v_due.id and id <> p_payment.id and status = 'pending' and duplicate_of is null;
  end if;
  update public.payments set status = 'succeeded', duplicate_of = v_first, paid_at = now() where id = p_payment.id;

  if v_first is null and v_due.project_id is null then v_due.project_id := private.open_paid_project(v_due, p_payment.tier); end if;
  update public.payments p set project_id = d.project_id from public.dues d
    where d.id = p.due_id and p.project_id is null and d.project_id is not null and d.id = v_due.id;
  perform private.enqueue_receipt(p_payment.id);
end $$;

-- Whichever of several successes stands is the one that counts; when it is given back, the next one does.
create function private.recount_returns(p_payment_id uuid) returns void language plpgsql set search_path = '' as $$
declare
  v_payment public.payments;
  v_back integer;
  v_status public.payment_status;
begin
  select * into v_payment from public.payments where id = p_payment_id;
  select least(v_payment.amount, coalesce(sum(amount), 0)::integer + case v_payment.dispute_status when 'lost' then v_payment.amount_disputed else 0 end)
    into v_back from public.refunds where payment_id = p_payment_id and status = 'succeeded';
  v_status := case when v_payment.status not in ('succeeded', 'refunded') then v_payment.status
    when v_back = v_payment.amount then 'refunded' else 'succeeded' end;
  if (v_back, v_status) is not distinct from (v_payment.amount_refunded, v_payment.status) then return; end if;

  update public.payments p set amount_refunded = v_back, status = v_status, duplicate_of = case
    when p.status = 'refunded' and v_status = 'succeeded' and p.duplicate_of is null
      then private.earlier_success(p, (select d from public.dues d where d.id = p.due_id))
    else p.duplicate_of end where id = p_payment_id;
  if v_status = 'refunded' and v_payment.duplicate_of is null then
    update public.payments set duplicate_of = null where id = (select id from public.payments
      where due_id = v_payment.due_id and duplicate_of = p_payment_id and status = 'succeeded' order by paid_at, id limit 1);
  end if;
end $$;

create function private.derive_payment_status(p_project_id uuid) returns void language sql set search_path = '' as $$
  update public.projects j set payment_status = derived.status
  from (select case
      when exists (select from public.payments where project_id = p_project_id and status in ('succeeded', 'refunded'))
        and (select sum(amount - amount_refunded) from public.payments where project_id = p_project_id and status in ('succeeded', 'refunded')) = 0
        then 'refunded'
      when exists (select from public.dues where project_id = p_project_id and purpose in ('full', 'deposit', 'balance', 'instalment'))
        and not exists (select from public.dues d where d.project_id = p_project_id and d.cancelled_at is null
          and d.purpose in ('full', 'deposit', 'balance', 'instalment')
          and not exists (select from public.payments p where p.due_id = d.id and p.status = 'succeeded' and p.duplicate_of is null))
        then 'paid'
      else 'pending' end::public.project_payment_status as status) derived
  where j.id = p_project_id and j.payment_status <> derived.status
$$;

revoke all on function private.restore_paid_dues(public.dues, integer), private.open_paid_project(public.dues, integer),
  private.enqueue_receipt(uuid), private.earlier_success(public.payments, public.dues), private.record_success(public.payments),
  private.recount_returns(uuid), private.derive_payment_status(uuid) from public;
