-- Closing a project, from wherever it is, and reopening it, back to where it was. One that came here closed goes where its steps stand. Both are an
-- admin's and bear a reason. What a client's status is follows by its trigger; nobody gets a mail.

-- Null: no step is under way, and not all are done.
create function private.status_of_steps(p_project_id uuid) returns public.project_status language sql stable security definer set search_path = '' as $$
  select coalesce(
    (select case kind when 'start' then 'onboarding' when 'work' then 'in_progress' when 'review' then 'awaiting_feedback' else 'revisions' end
      from public.milestones where project_id = p_project_id and status = 'in_progress' order by "order" limit 1),
    (select 'delivered' from public.milestones where project_id = p_project_id
      having count(*) > 0 and count(*) filter (where status <> 'completed' and not optional and skipped_at is null) = 0))::public.project_status
$$;

create or replace function private.derive_project_status(p_id uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  v_status public.project_status := private.status_of_steps(p_id);
begin
  if v_status is not null then perform private.move_project(p_id, v_status); end if;
end $$;

-- Of one that came here closed it is said when it is reopened.
create or replace function private.remember_former_status() returns trigger language plpgsql set search_path = '' as $$
begin
  new.former_status := case
    when new.status = 'closed' and old.status <> 'closed' then old.status
    when new.status = 'closed' then coalesce(old.former_status, new.former_status) end;
  return new;
end $$;

create function private.lock_project(p_id uuid, p_row_version integer, p_reason text) returns public.projects
language plpgsql security definer set search_path = '' as $$
declare
  v_project public.projects;
begin
  if not private.is_admin() then raise exception 'Only an admin may do this.' using errcode = 'PT403'; end if;
  select * into v_project from public.projects where id = p_id for update;
  if not found then raise exception 'There is no such project.' using errcode = 'PT404'; end if;
  perform private.check_row_version(v_project.row_version, p_row_version);
  if length(btrim(coalesce(p_reason, ''))) not between 10 and 500 then
    raise exception 'Give a reason of 10 to 500 characters.' using errcode = 'PT400';
  end if;
  perform set_config('sage.reason', btrim(p_reason), true);
  return v_project;
end $$;

create function private.set_project_status(p_id uuid, p_status public.project_status) returns jsonb
language sql security definer set search_path = '' as $$
  update public.projects set status = p_status where id = p_id
  returning jsonb_build_object('id', id, 'status', status, 'row_version', row_version)
$$;

create function public.close_project(p_id uuid, p_row_version integer, p_reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  if (private.lock_project(p_id, p_row_version, p_reason)).status = 'closed' then
    raise exception 'The project is closed already.' using errcode = 'PT409';
  end if;
  return private.set_project_status(p_id, 'closed');
end $$;

create function public.reopen_project(p_id uuid, p_row_version integer, p_reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_project public.projects := private.lock_project(p_id, p_row_version, p_reason);
  v_status public.project_status := coalesce(v_project.former_status, private.status_of_steps(p_id), 'in_progress');
begin
  if v_project.status <> 'closed' then raise exception 'The project is not closed.' using errcode = 'PT409'; end if;
  if v_project.former_status is null then update public.projects set former_status = v_status where id = p_id; end if;
  return private.set_project_status(p_id, v_status);
end $$;

revoke all on function private.status_of_steps(uuid), private.lock_project(uuid, integer, text), private.set_project_status(uuid, public.project_status) from public;
revoke all on function public.close_project(uuid, integer, text), public.reopen_project(uuid, integer, text)
  from public, anon, authenticated, service_role;
grant execute on function public.close_project(uuid, integer, text), public.reopen_project(uuid, integer, text) to authenticated;
