-- The console's clients in one round trip, with the caller's own rights: newest first by keyset, each with whom to write to and its projects.

create function public.ops_clients(p_after jsonb default null, p_limit integer default 50) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  v_limit integer := least(greatest(p_limit, 1), 100);
  v_rows public.clients[];
begin
  v_rows := array(select c from public.clients c
    where (select private.is_team()) and (p_after is null or (c.created_at, c.id) < ((p_after ->> 'created_at')::timestamptz, (p_after ->> 'id')::uuid))
    order by c.created_at desc, c.id desc limit v_limit + 1);
  return jsonb_build_object(
    'zone', private.studio_zone(),
    'clients', (select coalesce(jsonb_agg(jsonb_build_object('id', v_rows[n].id, 'name', v_rows[n].name, 'tier', v_rows[n].tier,
        'status', v_rows[n].status, 'project_address', v_rows[n].project_address, 'created_at', v_rows[n].created_at,
        'email', (select email from public.users where id = v_rows[n].user_id),
        'projects', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'status', p.status)
          order by p.created_at desc, p.id desc), '[]') from public.projects p where p.client_id = v_rows[n].id)) order by n), '[]')
      from generate_series(1, least(cardinality(v_rows), v_limit)) as n),
    'next', case when cardinality(v_rows) > v_limit
      then jsonb_build_object('created_at', v_rows[v_limit].created_at, 'id', v_rows[v_limit].id) end);
end $$;

revoke all on function public.ops_clients(jsonb, integer) from public, anon, authenticated, service_role;
grant execute on function public.ops_clients(jsonb, integer) to authenticated;
