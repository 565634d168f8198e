-- A client's status and tier follow from their projects: onboarding until one leaves onboarding, active while one is open, completed when all
-- are delivered or closed. Only an admin closes a client, and a new project reopens it. The tier is the highest among open projects, else
-- that of the latest; the people of the client carry it, too.

create function private.client_status_of(p_client_id uuid) returns public.client_status language sql stable set search_path = '' as $$
  select case
    when count(*) = 0 then null
    when bool_and(status in ('delivered', 'closed')) then 'completed'
    when bool_and(status = 'onboarding') then 'onboarding'
    else 'active' end::public.client_status
  from public.projects where client_id = p_client_id
$$;

create function private.client_tier_of(p_client_id uuid) returns integer language sql stable set search_path = '' as $$
  select coalesce(max(tier) filter (where status not in ('delivered', 'closed')), (array_agg(tier order by created_at desc, id desc))[1])
  from public.projects where client_id = p_client_id
$$;

create function private.derive_client() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  v_tier integer;
begin
  -- Two projects of one client may change at once: the second waits here and then sees both.
  perform from public.clients where id = new.client_id for update;
  v_tier := private.client_tier_of(new.client_id);
  update public.clients c
    set tier = v_tier, status = case when c.status = 'closed' and tg_op = 'UPDATE' then c.status else private.client_status_of(c.id) end
    where c.id = new.client_id
      and (c.tier, c.status) is distinct from
        (v_tier, case when c.status = 'closed' and tg_op = 'UPDATE' then c.status else private.client_status_of(c.id) end);
  update public.users u set tier = v_tier from public.client_people cp
    where cp.client_id = new.client_id and cp.user_id = u.id and u.user_type in ('kaa_client', 'sage_client') and u.tier is distinct from v_tier;
  return null;
end $$;
revoke all on function private.client_status_of(uuid), private.client_tier_of(uuid), private.derive_client() from public;

create trigger derive_client after insert or update of status, tier on public.projects for each row execute function private.derive_client();
