-- What a person may ask for in Notion, through the same rules as in ops: a project delivered, a step done. The audit log names Notion as the actor.

alter table public.audit_log drop constraint audit_log_actor_kind_check;
alter table public.audit_log add constraint audit_log_actor_kind_check
  check (actor_kind in ('system', 'team', 'admin', 'client', 'intake', 'notion', 'none'));

-- system, team, admin, client, intake, notion or none. An authenticated token without a known user type is nobody.
create or replace function private.actor_kind() returns text language sql stable set search_path = '' as $$
  select case private.caller_role()
    when 'service_role' then case when current_setting('sage.actor', true) = 'notion' then 'notion' else 'system' end
    when 'sage_intake' then 'intake'
    when 'authenticated' then case private.claims() ->> 'user_type'
      when 'team' then 'team'
      when 'admin' then 'admin'
      when 'kaa_client' then 'client'
      when 'sage_client' then 'client'
      else 'none' end
    else 'none' end
$$;

create function private.act_for_notion() returns void language plpgsql set search_path = '' as $$
begin
  perform set_config('sage.actor', 'notion', true);
end $$;

-- Delivered means that every required step is done. Only the last one may still be open: it is completed, and it hands over, so nothing may be owed.
-- False: it is delivered already.
create function private.complete_project(p_id uuid, p_actor text) returns boolean language plpgsql security definer set search_path = '' as $$
declare
  v_status public.project_status;
  v_last uuid;
  v_open text[];
begin
  select status into v_status from public.projects where id = p_id for update;
  if not found then raise exception 'There is no such project.' using errcode = 'PT404'; end if;
  if v_status = 'delivered' then return false; end if;
  if v_status = 'closed' then raise exception 'The project is closed.' using errcode = 'PT409'; end if;
  select id into v_last from public.milestones where project_id = p_id and not optional and skipped_at is null order by "order" desc limit 1;
  if v_last is null then raise exception 'The project has no steps.' using errcode = 'PT409'; end if;
  v_open := array(select name from public.milestones where project_id = p_id and id <> v_last
    and (status = 'in_progress' or (status = 'pending' and not optional and skipped_at is null)) order by "order");
  if v_open <> '{}' then
    raise exception 'Still to be done before delivery: %.', array_to_string(v_open[1:4], ', ') || case when cardinality(v_open) > 4 then ' and more' else '' end
      using errcode = 'PT409';
  end if;
  if not private.complete_milestone(v_last, p_actor) then perform private.follow_milestones(p_id); end if;
  return true;
end $$;

create function private.complete_project_from_notion(p_id uuid) returns text language plpgsql set search_path = '' as $$
begin
  perform private.act_for_notion();
  perform private.complete_project(p_id, 'system');
  return 'done';
end $$;

-- later: it has not begun, so its tasks say nothing yet.
create function private.complete_milestone_from_notion(p_id uuid) returns text language plpgsql set search_path = '' as $$
declare
  v_step public.milestones := private.lock_milestone(p_id);
begin
  if v_step.status = 'pending' then return 'later'; end if;
  perform private.act_for_notion();
  perform private.complete_milestone(p_id, 'system');
  return 'done';
end $$;

revoke all on function private.act_for_notion(), private.complete_project(uuid, text), private.complete_project_from_notion(uuid),
  private.complete_milestone_from_notion(uuid) from public;
