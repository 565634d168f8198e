-- Taking back what was published by mistake, and removing what was never shown. The file itself stays in the private bucket; nobody is
-- served it any more. A mail that was not sent yet says nothing (see mail_deliverable_published).

create function private.lock_deliverable(p_id uuid, p_row_version integer) returns public.deliverables
language plpgsql security definer set search_path = '' as $$
declare
  v_deliverable public.deliverables;
begin
  perform private.assert_team();
  select * into v_deliverable from public.deliverables where id = p_id and deleted_at is null for update;
  if not found then raise exception 'no such deliverable' using errcode = 'PT404'; end if;
  perform private.check_row_version(v_deliverable.row_version, p_row_version);
  return v_deliverable;
end $$;

create function public.unpublish_deliverable(p_id uuid, p_row_version integer) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_deliverable public.deliverables := private.lock_deliverable(p_id, p_row_version);
begin
  if v_deliverable.published_at is null then
    raise exception 'This is not published, so there is nothing to take back.' using errcode = 'PT409';
  end if;
  update public.deliverables set published_at = null where id = p_id returning * into v_deliverable;
  return jsonb_build_object('id', p_id, 'row_version', v_deliverable.row_version);
end $$;

-- What it was to replace can then be replaced by another.
create function public.delete_deliverable(p_id uuid, p_row_version integer) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_deliverable public.deliverables := private.lock_deliverable(p_id, p_row_version);
begin
  if v_deliverable.published_at is not null then
    raise exception 'The client can see this. Take it back before you delete it.' using errcode = 'PT409';
  end if;
  update public.deliverables set deleted_at = now(), replaces_id = null where id = p_id returning * into v_deliverable;
  return jsonb_build_object('id', p_id, 'row_version', v_deliverable.row_version);
end $$;

revoke all on function private.lock_deliverable(uuid, integer) from public;
revoke all on function public.unpublish_deliverable(uuid, integer), public.delete_deliverable(uuid, integer)
  from public, anon, authenticated, service_role;
grant execute on function public.unpublish_deliverable(uuid, integer), public.delete_deliverable(uuid, integer) to authenticated;

-- By the function alone, so that nothing vanishes before a client's eyes.
revoke update (deleted_at) on public.deliverables from authenticated;
