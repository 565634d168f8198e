-- The console's lead queue in one round trip, with the caller's own rights: how many there are of each status, one page of one status by
-- keyset, and the lead that is looked at (the first of the page unless it is named). What waits comes oldest first, what is settled newest first.

create function private.lead_page(p_status public.lead_status, p_after jsonb, p_limit integer) returns setof public.leads
language plpgsql stable security invoker set search_path = '' as $$
declare
  v_at timestamptz := (p_after ->> 'created_at')::timestamptz;
  v_id uuid := (p_after ->> 'id')::uuid;
begin
  if p_status in ('new', 'needs_review') then
    return query select * from public.leads
      where status = p_status and (v_id is null or (created_at, id) > (v_at, v_id)) order by created_at, id limit p_limit;
  else
    return query select * from public.leads
      where status = p_status and (v_id is null or (created_at, id) < (v_at, v_id)) order by created_at desc, id desc limit p_limit;
  end if;
end $$;

create function public.ops_lead(p_id uuid) returns jsonb language sql stable security invoker set search_path = '' as $$
  select to_jsonb(l) - array['answers', 'submission_id', 'notion_page_id', 'reviewer_id', 'client_id', 'updated_at'] || jsonb_build_object(
    'reviewer', (select name from public.users where id = l.reviewer_id),
    'project', (select jsonb_build_object('id', p.id, 'name', p.name) from public.projects p where p.lead_id = l.id),
    'fee_cents', (select price_cents from public.tiers where id = coalesce(l.approved_tier, l.recommended_tier)),
    'currency', (select currency from public.tiers where id = coalesce(l.approved_tier, l.recommended_tier)),
    'others', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'project_address', o.project_address, 'status', o.status,
        'created_at', o.created_at) order by o.created_at desc, o.id desc), '[]')
      from (select * from public.leads where lower(email) = lower(l.email) and id <> l.id order by created_at desc, id desc limit 5) as o))
  from public.leads l where l.id = p_id
$$;

create function public.ops_leads(p_status public.lead_status, p_after jsonb default null, p_limit integer default 30, p_id uuid default null)
returns jsonb language plpgsql stable security invoker set search_path = '' as $$
declare
  v_limit integer := least(greatest(p_limit, 1), 100);
  v_rows public.leads[];
begin
  v_rows := array(select l from private.lead_page(p_status, p_after, v_limit + 1) as l);
  return jsonb_build_object(
    'zone', private.studio_zone(),
    'counts', (select coalesce(jsonb_object_agg(status, number), '{}') from (select status, count(*) as number from public.leads group by status) as c),
    'leads', (select coalesce(jsonb_agg(jsonb_build_object('id', v_rows[n].id, 'name', v_rows[n].name, 'email', v_rows[n].email,
        'project_address', v_rows[n].project_address, 'tier', coalesce(v_rows[n].approved_tier, v_rows[n].recommended_tier),
        'converted_at', v_rows[n].converted_at, 'created_at', v_rows[n].created_at) order by n), '[]')
      from generate_series(1, least(cardinality(v_rows), v_limit)) as n),
    'next', case when cardinality(v_rows) > v_limit
      then jsonb_build_object('created_at', v_rows[v_limit].created_at, 'id', v_rows[v_limit].id) end,
    'lead', public.ops_lead(coalesce(p_id, v_rows[1].id)));
end $$;

revoke all on function private.lead_page(public.lead_status, jsonb, integer) from public;
grant execute on function private.lead_page(public.lead_status, jsonb, integer) to authenticated;
revoke all on function public.ops_lead(uuid), public.ops_leads(public.lead_status, jsonb, integer, uuid)
  from public, anon, authenticated, service_role;
grant execute on function public.ops_lead(uuid), public.ops_leads(public.lead_status, jsonb, integer, uuid) to authenticated;
