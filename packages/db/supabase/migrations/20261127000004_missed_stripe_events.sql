-- What a webhook did not bring: the worker lists the events that Stripe could not deliver, every minute, and looks up a session from two minutes
-- after it was opened, at growing intervals, for as long as its payment is open. Both end in the webhook's own functions.

-- Those of Stripe's that were never stored here.
create function private.unknown_stripe_events(p_ids text[]) returns setof text language sql stable set search_path = '' as $$
  select told.id from unnest(p_ids) as told (id) where not exists (select from public.stripe_events e where e.id = told.id)
$$;

-- After 2, 4, 8 … minutes. The last of 14 is three weeks later, when no bank takes that long any more.
create function private.plan_look_up(p_payment_id uuid, p_tries integer) returns void language plpgsql security definer set search_path = '' as $$
begin
  if p_tries < 14 and exists (select from public.payments where id = p_payment_id and status = 'pending') then
    perform graphile_worker.add_job('payments.lookUp', json_build_object('paymentId', p_payment_id, 'tries', p_tries),
      run_at => now() + interval '2 minutes' * power(2, p_tries), job_key => 'look_up:' || p_payment_id);
  end if;
end $$;

-- Idempotent: the same session again changes nothing, a webhook that was faster neither.
create or replace function private.attach_session(p_payment_id uuid, p_session_id text) returns void language plpgsql set search_path = '' as $$
begin
  update public.payments set stripe_checkout_session_id = p_session_id where id = p_payment_id and stripe_checkout_session_id is null;
  if found then
    perform private.plan_look_up(p_payment_id, 0);
  elsif not exists (select from public.payments where id = p_payment_id and stripe_checkout_session_id = p_session_id) then
    raise exception 'Another checkout was opened meanwhile.' using errcode = 'PT409';
  end if;
end $$;

revoke all on function private.unknown_stripe_events(text[]), private.plan_look_up(uuid, integer) from public;
