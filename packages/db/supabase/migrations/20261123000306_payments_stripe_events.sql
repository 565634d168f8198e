-- Stripe's word, by webhook or by the return page, whichever comes first: one function applies it, under a lock per payment intent and per
-- payment. An event is stored once; what cannot be applied is parked with its reason and tried again with each later event of its payment.

-- Null when it is applied, else why it is parked.
create function private.apply_stripe_object(p_type text, p_object jsonb) returns text language plpgsql set search_path = '' as $$
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
    else null;
  end case;
  if p_object ->> 'object' = 'refund' then perform private.upsert_refund(v_payment.id, p_object); end if;
  if p_object ->> 'object' = 'dispute' then perform private.note_dispute(v_payment.id, p_object); end if;
  perform private.recount_returns(v_payment.id);
  perform private.derive_payment_status(project_id) from public.payments where id = v_payment.id and project_id is not null;
  return null;
end $$;

-- Without this lock, an event could be parked unseen by the one that makes its object known.
create function private.lock_stripe_intent(p_object jsonb) returns void language sql set search_path = '' as $$
  select pg_advisory_xact_lock(hashtextextended('stripe ' || private.stripe_intent(p_object), 0)) where private.stripe_intent(p_object) is not null
$$;

create function private.apply_parked_events(p_intent_id text) returns void language plpgsql set search_path = '' as $$
declare
  v_event public.stripe_events;
begin
  for v_event in select * from public.stripe_events where payment_intent_id = p_intent_id and status = 'parked' order by id loop
    perform private.settle_event(v_event);
  end loop;
end $$;

create function private.settle_event(p_event public.stripe_events) returns text language plpgsql set search_path = '' as $$
declare
  v_reason text := private.apply_stripe_object(p_event.type, p_event.payload #> '{data,object}');
begin
  update public.stripe_events set status = case when v_reason is null then 'applied' else 'parked' end, parked_reason = v_reason,
    applied_at = case when v_reason is null then now() end where id = p_event.id;
  return case when v_reason is null then 'applied' else 'parked' end;
end $$;

-- Sessions, intents and charges without our reference belong to something else on the same account. A refund or a dispute never bears one.
create function private.is_stripe_event_ours(p_event jsonb) returns boolean language sql immutable set search_path = '' as $$
  select case
    when p_event ->> 'type' not in ('checkout.session.completed', 'checkout.session.async_payment_succeeded',
      'checkout.session.async_payment_failed', 'checkout.session.expired', 'payment_intent.succeeded', 'payment_intent.processing',
      'payment_intent.canceled', 'payment_intent.payment_failed', 'refund.created', 'refund.updated', 'refund.failed', 'charge.refunded',
      'charge.dispute.created', 'charge.dispute.updated', 'charge.dispute.closed', 'charge.dispute.funds_withdrawn',
      'charge.dispute.funds_reinstated') then false
    when p_event #>> '{data,object,object}' in ('refund', 'dispute') then true
    else private.stripe_reference(p_event #> '{data,object}') is not null end
$$;

create function public.apply_stripe_event(p_event jsonb) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  v_object jsonb := p_event #> '{data,object}';
  v_event public.stripe_events;
  v_outcome text := 'ignored';
begin
  perform private.lock_stripe_intent(v_object);
  insert into public.stripe_events (id, type, object_id, payment_intent_id, livemode, payload, stripe_created_at)
  values (p_event ->> 'id', p_event ->> 'type', v_object ->> 'id', private.stripe_intent(v_object), (p_event ->> 'livemode')::boolean, p_event,
    to_timestamp((p_event ->> 'created')::bigint)) on conflict (id) do nothing;
  select * into strict v_event from public.stripe_events where id = p_event ->> 'id' for update;
  if v_event.status in ('applied', 'ignored') then return jsonb_build_object('outcome', 'duplicate'); end if;

  if private.is_stripe_event_ours(p_event) then
    v_outcome := private.settle_event(v_event);
    if v_outcome = 'applied' then perform private.apply_parked_events(v_event.payment_intent_id); end if;
  else
    update public.stripe_events set status = 'ignored' where id = v_event.id;
  end if;
  return jsonb_build_object('outcome', v_outcome);
end $$;

-- What the return page may show to whoever has the session's id: nothing of the person. Null for a session that is not ours.
create function public.find_checkout(p_session_id text) returns jsonb language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('status', p.status, 'session_id', p.stripe_checkout_session_id, 'purpose', d.purpose, 'label', d.label,
    'amount_cents', p.amount, 'currency', p.currency, 'tier', p.tier, 'is_duplicate', p.duplicate_of is not null,
    'submission_id', case when d.purpose in ('full', 'deposit') then l.submission_id end,
    'invited', coalesce(u.password_hash is null, false))
  from public.payments p join public.dues d on d.id = p.due_id
  left join public.leads l on l.id = d.lead_id
  left join public.projects j on j.id = d.project_id left join public.clients c on c.id = j.client_id left join public.users u on u.id = c.user_id
  where p.stripe_checkout_session_id = p_session_id
$$;

-- The return page's way: a session as Stripe tells it right now.
create function public.settle_checkout_session(p_session jsonb) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  v_reason text;
begin
  perform private.lock_stripe_intent(p_session);
  v_reason := private.apply_stripe_object('checkout.session', p_session);
  if v_reason is null then perform private.apply_parked_events(private.stripe_intent(p_session)); end if;
  return jsonb_build_object('outcome', case when v_reason is null then 'applied' else 'parked' end,
    'checkout', public.find_checkout(p_session ->> 'id'));
end $$;

revoke all on function private.apply_stripe_object(text, jsonb), private.lock_stripe_intent(jsonb), private.apply_parked_events(text),
  private.settle_event(public.stripe_events), private.is_stripe_event_ours(jsonb) from public;
revoke all on function public.apply_stripe_event(jsonb), public.find_checkout(text), public.settle_checkout_session(jsonb)
  from public, anon, authenticated, service_role;
grant execute on function public.apply_stripe_event(jsonb), public.find_checkout(text), public.settle_checkout_session(jsonb) to service_role;
