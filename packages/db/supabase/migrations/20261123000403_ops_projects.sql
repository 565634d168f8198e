-- The console's projects, with the caller's own rights: one page by keyset, and one project with all that hangs on it, a round trip each.
-- Without a status the list holds the open ones: neither delivered nor closed.

create function private.project_page(p_status public.project_status, p_after jsonb, p_limit integer) returns setof public.projects
language plpgsql stable security invoker set search_path = '' as $$
declare
  v_at timestamptz := (p_after ->> 'created_at')::timestamptz;
  v_id uuid := (p_after ->> 'id')::uuid;
begin
  -- Two statements, because one for both cases could use neither index.
  if p_status is null then
    return query select * from public.projects
      where status not in ('delivered', 'closed') and (v_id is null or (created_at, id) < (v_at, v_id)) order by created_at desc, id desc limit p_limit;
  else
    return query select * from public.projects
      where status = p_status and (v_id is null or (created_at, id) < (v_at, v_id)) order by created_at desc, id desc limit p_limit;
  end if;
end $$;

-- What a list says of a project: how far it is, what is on, and since when it is late.
create function private.project_progress(p_project_id uuid) returns jsonb language sql stable security invoker set search_path = '' as $$
  select jsonb_build_object('done', count(*) filter (where status = 'completed'), 'total', count(*) filter (where skipped_at is null),
    'current', (select jsonb_build_object('name', m.name, 'turn', m.turn, 'due_date', m.due_date) from public.milestones m
      where m.project_id = p_project_id and m.status = 'in_progress' order by m."order" limit 1))
  from public.milestones where project_id = p_project_id
$$;

create function public.ops_projects(p_status public.project_status default null, p_after jsonb default null, p_limit integer default 50)
returns jsonb language plpgsql stable security invoker set search_path = '' as $$
declare
  v_limit integer := least(greatest(p_limit, 1), 100);
  v_rows public.projects[];
begin
  v_rows := array(select p from private.project_page(p_status, p_after, v_limit + 1) as p);
  return jsonb_build_object(
    'zone', private.studio_zone(),
    'counts', (select coalesce(jsonb_object_agg(status, number), '{}') from (select status, count(*) as number from public.projects group by status) as c),
    'projects', (select coalesce(jsonb_agg(jsonb_build_object('id', v_rows[n].id, 'name', v_rows[n].name, 'tier', v_rows[n].tier,
        'status', v_rows[n].status, 'payment_status', v_rows[n].payment_status, 'created_at', v_rows[n].created_at,
        'client', (select name from public.clients where id = v_rows[n].client_id)) || private.project_progress(v_rows[n].id) order by n), '[]')
      from generate_series(1, least(cardinality(v_rows), v_limit)) as n),
    'next', case when cardinality(v_rows) > v_limit
      then jsonb_build_object('created_at', v_rows[v_limit].created_at, 'id', v_rows[v_limit].id) end);
end $$;

create function private.ops_milestones(p_project_id uuid) returns jsonb language sql stable security invoker set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'order', "order", 'status', status, 'kind', kind, 'turn', turn,
    'optional', optional, 'round', round, 'due_date', due_date, 'started_at', started_at, 'completed_at', completed_at,
    'skipped_at', skipped_at, 'row_version', row_version) order by "order"), '[]')
  from public.milestones where project_id = p_project_id
$$;

create function private.ops_deliverables(p_project_id uuid) returns jsonb language sql stable security invoker set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name, 'category', d.category, 'description', d.description,
    'version', d.version, 'file_size', coalesce(f.size_bytes, d.file_size), 'file_type', coalesce(f.mime_type, d.file_type),
    'checked', f.id is null or f.checked_at is not null, 'check_error', f.check_error, 'published_at', d.published_at,
    'created_at', d.created_at, 'row_version', d.row_version) order by d.created_at desc, d.id desc), '[]')
  from public.deliverables d left join public.files f on f.id = d.file_id
  where d.project_id = p_project_id and d.deleted_at is null
$$;

-- Null when there is none that the caller may see.
create function public.ops_project(p_id uuid) returns jsonb language sql stable security invoker set search_path = '' as $$
  select jsonb_build_object('zone', private.studio_zone(), 'id', p.id, 'name', p.name, 'tier', p.tier, 'tier_name', t.name, 'status', p.status,
    'payment_status', p.payment_status, 'site_address', p.site_address, 'agreed_fee_cents', p.agreed_fee_cents,
    'agreed_currency', p.agreed_currency, 'agreed_rounds', p.agreed_rounds, 'lead_id', p.lead_id, 'created_at', p.created_at,
    'row_version', p.row_version,
    'client', (select jsonb_build_object('name', c.name, 'email', u.email) from public.clients c
      left join public.users u on u.id = c.user_id where c.id = p.client_id),
    'milestones', private.ops_milestones(p.id), 'deliverables', private.ops_deliverables(p.id), 'dues', private.dues_of(p.id))
  from public.projects p join public.tiers t on t.id = p.tier
  where p.id = p_id and (select private.is_team())
$$;

revoke all on function private.project_page(public.project_status, jsonb, integer), private.project_progress(uuid), private.ops_milestones(uuid),
  private.ops_deliverables(uuid) from public;
grant execute on function private.project_page(public.project_status, jsonb, integer), private.project_progress(uuid), private.ops_milestones(uuid),
  private.ops_deliverables(uuid) to authenticated;
revoke all on function public.ops_projects(public.project_status, jsonb, integer), public.ops_project(uuid)
  from public, anon, authenticated, service_role;
grant execute on function public.ops_projects(public.project_status, jsonb, integer), public.ops_project(uuid) to authenticated;
