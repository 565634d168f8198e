-- An extra round: a Revisions and Review pair before the next step without a round, once a review has begun. A step that had begun there
-- waits for it. The pair takes as long as the round before it did; its number is past those that were agreed.

-- Where the pair goes: before the first step without a round that is not done, after the latest review that has begun.
create function private.place_of_extra_round(p_project_id uuid) returns public.milestones language sql stable set search_path = '' as $$
  select m.* from public.milestones m
  where m.project_id = p_project_id and m.round is null and m.status <> 'completed' and m.skipped_at is null and m."order" > (
    select max("order") from public.milestones where project_id = p_project_id and kind = 'review' and status <> 'pending')
  order by m."order" limit 1
$$;

create function private.insert_round(p_place public.milestones, p_round integer) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  v_revisions_id uuid;
  -- The first extra round has no number in its name.
  v_number text;
begin
  select case when count(*) > 0 then ' ' || count(*) + 1 else '' end into v_number from public.milestones
    where project_id = p_place.project_id and kind = 'revision' and name like 'Extra Revisions%';
  update public.milestones set "order" = "order" + 2 where project_id = p_place.project_id and "order" >= p_place."order";
  insert into public.milestones (project_id, tier, name, "order", kind, turn, round, duration_days)
  select p_place.project_id, p_place.tier, pair.name || v_number, p_place."order" + pair.place, pair.kind, pair.turn, p_round, coalesce((
    select m.duration_days from public.milestones m
    where m.project_id = p_place.project_id and m.kind = pair.kind and m."order" < p_place."order" order by m."order" desc limit 1), 5)
  from (values ('Extra Revisions', 0, 'revision', 'studio'), ('Extra Review', 1, 'review', 'client')) as pair (name, place, kind, turn);
  select id into v_revisions_id from public.milestones where project_id = p_place.project_id and "order" = p_place."order";
  return v_revisions_id;
end $$;

create function public.add_round(p_project_id uuid, p_reason text) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  v_project public.projects;
  v_place public.milestones;
  v_round integer;
  v_id uuid;
begin
  perform private.assert_team();
  select * into v_project from public.projects where id = p_project_id for update;
  if not found then raise exception 'no such project' using errcode = 'PT404'; end if;
  if v_project.status = 'closed' then raise exception 'the project is closed' using errcode = 'PT409'; end if;
  if length(btrim(coalesce(p_reason, ''))) not between 10 and 500 then
    raise exception 'An extra round needs a reason of 10 to 500 characters.' using errcode = 'PT400';
  end if;
  v_place := private.place_of_extra_round(p_project_id);
  if v_place.id is null then
    raise exception 'An extra round comes after a review has begun and before the last step is done.' using errcode = 'PT409';
  end if;
  perform set_config('sage.reason', btrim(p_reason), true);
  select 1 + greatest(max(round), v_project.agreed_rounds, 0) into v_round from public.milestones where project_id = p_project_id;
  if v_place.status = 'in_progress' then update public.milestones set status = 'pending' where id = v_place.id; end if;
  v_id := private.insert_round(v_place, v_round);
  perform private.follow_milestones(p_project_id);
  return private.milestone_moved(v_id);
end $$;

revoke all on function private.place_of_extra_round(uuid), private.insert_round(public.milestones, integer) from public;
revoke all on function public.add_round(uuid, text) from public, anon, authenticated, service_role;
grant execute on function public.add_round(uuid, text) to authenticated;
