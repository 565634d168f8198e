-- Completing, returning and starting a step. `private.complete_milestone` is for every cause (the team, a paid deposit, a tick in Notion); the
-- public functions are the team's.

-- The last step hands over: nothing may be owed by then. An admin may decide otherwise, with a reason.
create function private.check_handover(p_step public.milestones, p_actor text) returns void language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from public.milestones where project_id = p_step.project_id and "order" > p_step."order" and not optional and skipped_at is null)
    or not private.is_owed(p_step.project_id) then return; end if;
  if p_actor = 'admin' and length(btrim(coalesce(current_setting('sage.reason', true), ''))) between 10 and 500 then return; end if;
  raise exception 'Something is still owed for this project, so it cannot be handed over yet.' using errcode = 'PT409',
    hint = 'An admin may complete it with a reason.';
end $$;

-- p_actor: system, team, admin or client. p_approved: the client approved at a review, so that no later round is needed.
-- False when it was completed before: saying so twice is no error.
create function private.complete_milestone(p_id uuid, p_actor text, p_approved boolean default false) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  v_step public.milestones := private.lock_milestone(p_id);
  v_former text;
begin
  if v_step.status = 'completed' then return false; end if;
  if v_step.skipped_at is not null then raise exception 'This step was skipped.' using errcode = 'PT409'; end if;
  if p_approved and v_step.kind <> 'review' then raise exception 'Only a review can be approved.' using errcode = 'PT409'; end if;
  perform private.check_handover(v_step, p_actor);

  v_former := private.act_for('system');
  if v_step.status = 'pending' then update public.milestones set status = 'in_progress' where id = p_id; end if;
  perform private.act_for(case when p_actor = 'system' then 'system' else v_former end);
  update public.milestones set status = 'completed' where id = p_id;
  if p_approved then
    update public.milestones set skipped_at = now()
      where project_id = v_step.project_id and "order" > v_step."order" and round is not null and status = 'pending' and skipped_at is null;
  end if;
  perform private.act_for(v_former);
  perform private.follow_milestones(v_step.project_id);
  return true;
end $$;

create function private.check_row_version(p_actual integer, p_expected integer) returns void language plpgsql set search_path = '' as $$
begin
  if p_actual is distinct from p_expected then
    raise exception 'Someone changed this in the meantime.' using errcode = 'PT409', hint = 'Reload and try again.';
  end if;
end $$;

create function private.assert_team() returns void language plpgsql set search_path = '' as $$
begin
  if not private.is_team() then raise exception 'Only the studio may do this.' using errcode = 'PT403'; end if;
end $$;

-- What a step looks like after it was moved, and where its project is now.
create function private.milestone_moved(p_id uuid) returns jsonb language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('id', m.id, 'status', m.status, 'row_version', m.row_version, 'project_id', p.id, 'project_status', p.status)
  from public.milestones m join public.projects p on p.id = m.project_id where m.id = p_id
$$;

-- p_reason: an admin's, to hand over although something is owed.
create function public.complete_milestone(p_id uuid, p_row_version integer, p_approved boolean default false, p_reason text default null)
returns jsonb language plpgsql security definer set search_path = '' as $$
begin
  perform private.assert_team();
  perform private.check_row_version((private.lock_milestone(p_id)).row_version, p_row_version);
  perform set_config('sage.reason', coalesce(p_reason, ''), true);
  perform private.complete_milestone(p_id, private.actor_kind(), p_approved);
  return private.milestone_moved(p_id);
end $$;

-- One step back: what its completion had started waits again, and what it had skipped is needed again. Both carry the instant of the completion.
create function private.undo_completion(p_step public.milestones) returns void language plpgsql security definer set search_path = '' as $$
begin
  update public.milestones set status = 'pending'
    where project_id = p_step.project_id and "order" > p_step."order" and status = 'in_progress' and started_at = p_step.completed_at;
  update public.milestones set skipped_at = null
    where project_id = p_step.project_id and "order" > p_step."order" and skipped_at = p_step.completed_at;
  update public.milestones set status = 'in_progress' where id = p_step.id;
end $$;

create function public.return_milestone(p_id uuid, p_row_version integer, p_reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_step public.milestones;
begin
  perform private.assert_team();
  v_step := private.lock_milestone(p_id);
  perform private.check_row_version(v_step.row_version, p_row_version);
  if length(btrim(coalesce(p_reason, ''))) not between 10 and 500 then
    raise exception 'A step back needs a reason of 10 to 500 characters.' using errcode = 'PT400';
  end if;
  perform set_config('sage.reason', btrim(p_reason), true);
  if v_step.status = 'completed' then
    if exists (select from public.milestones where project_id = v_step.project_id and "order" > v_step."order" and status = 'completed') then
      raise exception 'A later step is done. Return that one first.' using errcode = 'PT409';
    end if;
    perform private.undo_completion(v_step);
  elsif v_step.status = 'in_progress' and v_step.optional then
    update public.milestones set status = 'pending' where id = p_id;
  else
    raise exception 'Only a step that is done, or an optional one under way, can be returned.' using errcode = 'PT409';
  end if;
  perform private.follow_milestones(v_step.project_id);
  return private.milestone_moved(p_id);
end $$;

-- An optional step, also one that was skipped. A later step that had begun in its place waits for it, unless a step after this one is done.
create function public.start_milestone(p_id uuid, p_row_version integer) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_step public.milestones;
begin
  perform private.assert_team();
  v_step := private.lock_milestone(p_id);
  perform private.check_row_version(v_step.row_version, p_row_version);
  if v_step.status <> 'pending' or not v_step.optional then
    raise exception 'Only an optional step that has not begun can be started.' using errcode = 'PT409';
  end if;
  if exists (select from public.milestones where project_id = v_step.project_id and "order" > v_step."order" and status = 'completed') then
    raise exception 'A later step is done, so this one can no longer be started.' using errcode = 'PT409';
  end if;
  if exists (select from public.milestones where project_id = v_step.project_id and "order" < v_step."order" and status = 'pending'
    and not optional and skipped_at is null) then
    raise exception 'The steps before this one come first.' using errcode = 'PT409';
  end if;
  perform set_config('sage.reason', format('%s was started.', v_step.name), true);
  update public.milestones set status = 'pending'
    where project_id = v_step.project_id and "order" > v_step."order" and status = 'in_progress';
  update public.milestones set skipped_at = null, status = 'in_progress' where id = p_id;
  perform private.follow_milestones(v_step.project_id);
  return private.milestone_moved(p_id);
end $$;

revoke all on function private.check_handover(public.milestones, text), private.complete_milestone(uuid, text, boolean),
  private.check_row_version(integer, integer), private.assert_team(), private.milestone_moved(uuid), private.undo_completion(public.milestones)
  from public;
revoke all on function public.complete_milestone(uuid, integer, boolean, text), public.return_milestone(uuid, integer, text),
  public.start_milestone(uuid, integer) from public, anon, authenticated, service_role;
grant execute on function public.complete_milestone(uuid, integer, boolean, text), public.return_milestone(uuid, integer, text),
  public.start_milestone(uuid, integer) to authenticated;

-- The rules cannot be walked round by a plain update.
revoke update (status, skipped_at) on public.milestones from authenticated;
