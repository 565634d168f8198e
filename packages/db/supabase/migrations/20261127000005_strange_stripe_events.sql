-- An event about an object that is not ours (a refund in Stripe's dashboard of what another program sold) looks like one whose object is not
-- known yet. Stripe tells nothing more of it after 30 days, so then it is set aside; until then the console says when. What does not fit a
-- payment of ours stays until somebody has seen to it.

-- Of a parked event: when it is set aside. Null for one that stays.
create function private.aside_at(p_received_at timestamptz, p_reason text) returns timestamptz language sql stable set search_path = '' as $$
  select case p_reason when 'no payment is known for it yet' then p_received_at + interval '30 days' end
$$;

create function private.set_strange_events_aside() returns integer language sql set search_path = '' as $$
  with strange as (
    update public.stripe_events e set status = 'ignored', parked_reason = null
      where e.status = 'parked' and private.aside_at(e.received_at, e.parked_reason) < now() returning 1
  )
  select count(*)::integer from strange
$$;

create or replace function public.ops_payments(p_status public.payment_status default null, p_after jsonb default null, p_limit integer default 50)
returns jsonb language plpgsql stable security invoker set search_path = '' as $$
declare
  v_limit integer := least(greatest(p_limit, 1), 100);
  v_rows jsonb := private.ops_payment_rows(p_status, p_after, v_limit + 1);
  v_more boolean := jsonb_array_length(v_rows) > v_limit;
begin
  return jsonb_build_object(
    'zone', private.studio_zone(),
    'counts', (select coalesce(jsonb_object_agg(status, number), '{}') from (select status, count(*) as number from public.payments group by status) as c),
    'payments', case when v_more then v_rows - v_limit else v_rows end,
    'next', case when v_more then jsonb_build_object('created_at', v_rows -> (v_limit - 1) -> 'created_at', 'id', v_rows -> (v_limit - 1) -> 'id') end,
    'waiting', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'type', type, 'reason', parked_reason, 'received_at', received_at,
        'aside_at', aside_at) order by aside_at is not null, received_at desc), '[]')
      from (select id, type, parked_reason, received_at, private.aside_at(received_at, parked_reason) as aside_at
        from public.stripe_events where status = 'parked' order by private.aside_at(received_at, parked_reason) is not null, received_at desc limit 20) as e));
end $$;

revoke all on function private.aside_at(timestamptz, text), private.set_strange_events_aside() from public;
grant execute on function private.aside_at(timestamptz, text) to authenticated;
