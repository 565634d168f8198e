-- The console's home also counts what the sync asks a person about, and the clients for whom nobody can sign in; and the list of clients can show just these.

-- Asked of every client: most are told by their status.
create function private.lacks_entry(p_client public.clients) returns boolean language plpgsql stable security invoker set search_path = '' as $$
begin
  if p_client.status not in ('onboarding', 'active') then return false; end if;
  if not exists (select from public.projects where client_id = p_client.id and status not in ('delivered', 'closed')) then return false; end if;
  return not private.has_entry(p_client.id);
end $$;

create or replace function public.ops_home() returns jsonb language sql stable security invoker set search_path = '' as $$
  select jsonb_build_object(
    'leads_to_review', (select count(*) from public.leads where status = 'needs_review' and (select private.is_team())),
    'open_projects', (select count(*) from public.projects where status not in ('delivered', 'closed') and (select private.is_team())),
    'payments_failed', (select count(*) from public.payments where status = 'failed' and (select private.is_team())),
    'no_entry', (select count(*) from public.clients c where (select private.is_team()) and private.lacks_entry(c)),
    'sync_failed', (select count(*) from public.sync_state where status in ('quarantined', 'unreachable') and (select private.is_team())),
    'conflicts_to_decide', private.conflicts_in('to_decide'), 'conflicts_put_back', private.conflicts_in('put_back'))
$$;

drop function public.ops_clients(jsonb, integer);
create function public.ops_clients(p_after jsonb default null, p_limit integer default 50, p_no_entry boolean default false) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  v_limit integer := least(greatest(p_limit, 1), 100);
  v_rows public.clients[];
begin
  v_rows := array(select c from public.clients c
    where (select private.is_team()) and (p_after is null or (c.created_at, c.id) < ((p_after ->> 'created_at')::timestamptz, (p_after ->> 'id')::uuid))
      and (not p_no_entry or private.lacks_entry(c))
    order by c.created_at desc, c.id desc limit v_limit + 1);
  return jsonb_build_object(
    'zone', private.studio_zone(),
    'clients', (select coalesce(jsonb_agg(jsonb_build_object('id', v_rows[n].id, 'name', v_rows[n].name, 'tier', v_rows[n].tier,
        'status', v_rows[n].status, 'project_address', v_rows[n].project_address, 'created_at', v_rows[n].created_at,
        'email', (select email from public.users where id = v_rows[n].user_id), 'lacks_entry', private.lacks_entry(v_rows[n]),
        'projects', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'status', p.status)
          order by p.created_at desc, p.id desc), '[]') from public.projects p where p.client_id = v_rows[n].id)) order by n), '[]')
      from generate_series(1, least(cardinality(v_rows), v_limit)) as n),
    'next', case when cardinality(v_rows) > v_limit
      then jsonb_build_object('created_at', v_rows[v_limit].created_at, 'id', v_rows[v_limit].id) end);
end $$;

revoke all on function private.lacks_entry(public.clients) from public;
grant execute on function private.lacks_entry(public.clients) to authenticated;
revoke all on function public.ops_clients(jsonb, integer, boolean) from public, anon, authenticated, service_role;
grant execute on function public.ops_clients(jsonb, integer, boolean) to authenticated;
