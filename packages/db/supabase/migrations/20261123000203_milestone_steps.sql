-- The course of a project: one step is completed, the next begins, needless ones are skipped, due dates move with the actual pace and the
-- project's status follows. Everything happens under a lock of the project's row. What follows from a step is done by the studio's system;
-- the step itself is whoever's who asks for it.

-- Whatever runs until the former value is put back is the system's own work.
create function private.act_for(p_whom text) returns text language plpgsql set search_path = '' as $$
declare
  v_former text := coalesce(current_setting('sage.acting_for', true), '');
begin
  perform set_config('sage.acting_for', coalesce(p_whom, ''), true);
  return v_former;
end $$;

-- A refunded due is settled.
create function private.is_owed(p_project_id uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from public.dues d where d.project_id = p_project_id and d.cancelled_at is null and not exists (
    select from public.payments p where p.due_id = d.id and p.duplicate_of is null and p.status in ('succeeded', 'refunded')))
$$;

-- A step under way is due its days after it began. A pending one follows the one before it, but never begins in the past. Optional steps
-- follow one another and delay nobody. After an open step there are no dates.
create function private.predict_due_dates(p_project_id uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  v_step public.milestones;
  v_due timestamptz;
  v_before timestamptz := now();
  -- The same, by way of the optional steps since.
  v_aside timestamptz := now();
begin
  for v_step in select * from public.milestones where project_id = p_project_id and status <> 'completed' and skipped_at is null order by "order" loop
    v_due := private.add_working_days(case
      when v_step.status = 'in_progress' then v_step.started_at
      when v_before is not null then greatest(case when v_step.optional then v_aside else v_before end, now()) end, v_step.duration_days);
    update public.milestones set due_date = v_due where id = v_step.id and due_date is distinct from v_due;
    if v_step.status = 'in_progress' or not v_step.optional then v_before := v_due; end if;
    v_aside := v_due;
  end loop;
end $$;

-- By the shortest way that the transitions allow, through one other status if need be. Where none leads (back to onboarding), it stays.
create function private.move_project(p_id uuid, p_to public.project_status) returns void language plpgsql security definer set search_path = '' as $$
declare
  v_from text;
  v_through text;
begin
  select status::text into v_from from public.projects where id = p_id;
  if v_from = p_to::text then return; end if;
  if not exists (select from public.transitions where entity = 'project' and role = 'system' and from_status = v_from and to_status = p_to::text) then
    select a.to_status into v_through
      from public.transitions a join public.transitions b on b.entity = 'project' and b.role = 'system' and b.from_status = a.to_status
      where a.entity = 'project' and a.role = 'system' and a.from_status = v_from and b.to_status = p_to::text
      order by a.to_status limit 1;
    if v_through is null then return; end if;
    update public.projects set status = v_through::public.project_status where id = p_id;
  end if;
  update public.projects set status = p_to where id = p_id;
end $$;

create function private.derive_project_status(p_id uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  v_kind text;
begin
  select kind into v_kind from public.milestones where project_id = p_id and status = 'in_progress' order by "order" limit 1;
  if v_kind is not null then
    perform private.move_project(p_id, case v_kind when 'start' then 'onboarding' when 'work' then 'in_progress' when 'review' then 'awaiting_feedback'
      else 'revisions' end::public.project_status);
  elsif exists (select from public.milestones where project_id = p_id)
    and not exists (select from public.milestones where project_id = p_id and status <> 'completed' and not optional and skipped_at is null) then
    perform private.move_project(p_id, 'delivered');
  end if;
end $$;

-- The balance falls due a week after the first review began.
create function private.date_balance(p_project_id uuid) returns void language sql security definer set search_path = '' as $$
  update public.dues d set due_date = private.close_of_business((m.started_at at time zone private.studio_zone())::date + 7)
  from (select min(started_at) as started_at from public.milestones where project_id = p_project_id and kind = 'review') m
  where d.project_id = p_project_id and d.purpose = 'balance' and d.due_date is null and m.started_at is not null
$$;

-- While a step is under way nothing else begins. Else the next required one does, and the optional ones before it are skipped.
create function private.begin_next_milestone(p_project_id uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  v_next public.milestones;
begin
  if exists (select from public.milestones where project_id = p_project_id and status = 'in_progress') then return; end if;
  select * into v_next from public.milestones
    where project_id = p_project_id and status = 'pending' and skipped_at is null and not optional order by "order" limit 1;
  update public.milestones set skipped_at = now() where project_id = p_project_id and status = 'pending' and skipped_at is null and optional
    and "order" < coalesce(v_next."order", 1000000);
  update public.milestones set status = 'in_progress' where id = v_next.id;
end $$;

-- All that follows from a changed step. A closed project stays closed.
create function private.follow_milestones(p_project_id uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  v_former text := private.act_for('system');
begin
  perform private.begin_next_milestone(p_project_id);
  perform private.predict_due_dates(p_project_id);
  perform private.date_balance(p_project_id);
  perform private.derive_project_status(p_project_id);
  perform private.act_for(v_former);
end $$;

-- Finds the step and locks its project, so that two people never move one project at once.
create function private.lock_milestone(p_id uuid) returns public.milestones language plpgsql security definer set search_path = '' as $$
declare
  v_step public.milestones;
  v_status public.project_status;
begin
  select p.status into v_status from public.projects p join public.milestones m on m.project_id = p.id where m.id = p_id for update of p;
  if not found then raise exception 'no such step' using errcode = 'PT404'; end if;
  if v_status = 'closed' then raise exception 'the project is closed' using errcode = 'PT409'; end if;
  select * into v_step from public.milestones where id = p_id for update;
  return v_step;
end $$;

revoke all on function private.act_for(text), private.is_owed(uuid), private.predict_due_dates(uuid),
  private.move_project(uuid, public.project_status), private.derive_project_status(uuid), private.date_balance(uuid),
  private.begin_next_milestone(uuid), private.follow_milestones(uuid), private.lock_milestone(uuid) from public;
