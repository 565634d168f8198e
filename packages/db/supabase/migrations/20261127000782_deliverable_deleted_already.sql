-- Whoever acts on a deliverable that a colleague deleted meanwhile is told so, on the page that they are on, instead of losing it to "not found".

create or replace function private.lock_deliverable(p_id uuid, p_row_version integer) returns public.deliverables
language plpgsql security definer set search_path = '' as $$
declare
  v_deliverable public.deliverables;
begin
  perform private.assert_team();
  select * into v_deliverable from public.deliverables where id = p_id for update;
  if not found then raise exception 'no such deliverable' using errcode = 'PT404'; end if;
  if v_deliverable.deleted_at is not null then raise exception 'This was already deleted.' using errcode = 'PT409'; end if;
  perform private.check_row_version(v_deliverable.row_version, p_row_version);
  return v_deliverable;
end $$;

-- Publishing twice is no error.
create or replace function public.publish_deliverable(p_id uuid, p_row_version integer) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_deliverable public.deliverables;
  v_file public.files;
begin
  perform private.assert_team();
  select * into v_deliverable from public.deliverables where id = p_id and deleted_at is null for update;
  if v_deliverable.published_at is null then
    v_deliverable := private.lock_deliverable(p_id, p_row_version);
    select * into v_file from public.files where id = v_deliverable.file_id;
    if v_file.check_error is not null then
      raise exception 'The file was refused: %', v_file.check_error using errcode = 'PT409', hint = 'Upload it again.';
    end if;
    if v_file.checked_at is null then
      raise exception 'The file is still being checked. Try again in a moment.' using errcode = 'PT409';
    end if;
    update public.deliverables set published_at = now() where id = p_id returning * into v_deliverable;
    perform private.tell_published(p_id, v_deliverable.project_id);
  end if;
  return jsonb_build_object('id', p_id, 'published_at', v_deliverable.published_at, 'row_version', v_deliverable.row_version);
end $$;
