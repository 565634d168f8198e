-- The console's payments in one round trip, with the caller's own rights: one page by keyset, newest first, each with the project or the lead
-- that it is for, and the events from Stripe that wait because something did not fit. Without a status all of them.

create function private.payment_page(p_status public.payment_status, p_after jsonb, p_limit integer)
returns table (id uuid, project_id uuid, due_id uuid, amount integer, currency text, status public.payment_status, tier integer,
  amount_refunded integer, dispute_status text, duplicate_of uuid, paid_at timestamptz, created_at timestamptz)
language plpgsql stable security invoker set search_path = '' as $$
declare
  v_at timestamptz := (p_after ->> 'created_at')::timestamptz;
  v_id uuid := (p_after ->> 'id')::uuid;
begin
  -- Two statements, because one for both cases could use neither index.
  if p_status is null then
    return query select p.id, p.project_id, p.due_id, p.amount, p.currency, p.status, p.tier, p.amount_refunded, p.dispute_status, p.duplicate_of,
        p.paid_at, p.created_at
      from public.payments p where v_id is null or (p.created_at, p.id) < (v_at, v_id) order by p.created_at desc, p.id desc limit p_limit;
  else
    return query select p.id, p.project_id, p.due_id, p.amount, p.currency, p.status, p.tier, p.amount_refunded, p.dispute_status, p.duplicate_of,
        p.paid_at, p.created_at
      from public.payments p where p.status = p_status and (v_id is null or (p.created_at, p.id) < (v_at, v_id))
      order by p.created_at desc, p.id desc limit p_limit;
  end if;
end $$;

-- A payment whose tier is not the one that the studio agreed to.
create function private.payment_mismatch(p_tier integer, p_project_id uuid, p_lead_id uuid) returns text
language sql stable security invoker set search_path = '' as $$
  select case
    when p_project_id is not null then (select 'Paid for tier ' || p_tier || ', the project is tier ' || tier from public.projects where id = p_project_id and tier <> p_tier)
    else (select 'Paid for tier ' || p_tier || ', approved is ' || coalesce('tier ' || approved_tier, 'none')
      from public.leads where id = p_lead_id and approved_tier is distinct from p_tier)
  end
$$;

create function private.ops_payment_rows(p_status public.payment_status, p_after jsonb, p_limit integer) returns jsonb
language sql stable security invoker set search_path = '' as $$
  select coalesce(jsonb_agg(to_jsonb(p) - array['project_id', 'due_id'] || jsonb_build_object('purpose', d.purpose, 'label', d.label,
    'project', (select jsonb_build_object('id', id, 'name', name) from public.projects where id = coalesce(p.project_id, d.project_id)),
    'lead', (select jsonb_build_object('id', id, 'name', coalesce(name, email), 'project_address', project_address) from public.leads where id = d.lead_id),
    'mismatch', case when p.status in ('succeeded', 'refunded') then private.payment_mismatch(p.tier, coalesce(p.project_id, d.project_id), d.lead_id) end)
    order by p.created_at desc, p.id desc), '[]')
  from private.payment_page(p_status, p_after, p_limit) as p join public.dues d on d.id = p.due_id
$$;

create function public.ops_payments(p_status public.payment_status default null, p_after jsonb default null, p_limit integer default 50)
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
    'waiting', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'type', type, 'reason', parked_reason, 'received_at', received_at)
        order by received_at desc), '[]')
      from (select id, type, parked_reason, received_at from public.stripe_events where status = 'parked' order by received_at desc limit 20) as e));
end $$;

revoke all on function private.payment_page(public.payment_status, jsonb, integer), private.payment_mismatch(integer, uuid, uuid),
  private.ops_payment_rows(public.payment_status, jsonb, integer) from public;
grant execute on function private.payment_page(public.payment_status, jsonb, integer), private.payment_mismatch(integer, uuid, uuid),
  private.ops_payment_rows(public.payment_status, jsonb, integer) to authenticated;
revoke all on function public.ops_payments(public.payment_status, jsonb, integer) from public, anon, authenticated, service_role;
grant execute on function public.ops_payments(public.payment_status, jsonb, integer) to authenticated;
