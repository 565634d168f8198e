-- Handing over files. The app streams the bytes to the private bucket with the uploader's own rights and then tells what it has sent; a job
-- compares that with what is stored (`files.check`). Only what passed can be published.

create function private.own_upload(p_file_id uuid, p_project_id uuid) returns public.files language plpgsql security definer set search_path = '' as $$
declare
  v_file public.files;
begin
  select * into v_file from public.files
    where id = p_file_id and project_id = p_project_id and uploaded_by = private.actor_id() and checked_at is null for update;
  if not found then raise exception 'no such upload' using errcode = 'PT404'; end if;
  if exists (select from public.deliverables where file_id = p_file_id) then
    raise exception 'This file is a deliverable already.' using errcode = 'PT409';
  end if;
  return v_file;
end $$;

-- The next version of a deliverable of the same project, or the first of a new one.
create function private.next_version(p_replaces_id uuid, p_project_id uuid) returns integer language plpgsql security definer set search_path = '' as $$
declare
  v_version integer;
begin
  if p_replaces_id is null then return 1; end if;
  select version + 1 into v_version from public.deliverables where id = p_replaces_id and project_id = p_project_id and deleted_at is null;
  if not found then raise exception 'no such deliverable' using errcode = 'PT404'; end if;
  return v_version;
end $$;

-- p_deliverable: {id, project_id, file_id, name, category, description, replaces_id, file_url}; size and hash are what was streamed.
create function public.add_deliverable(p_deliverable jsonb, p_size_bytes integer, p_sha256 text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_asked record;
  v_file public.files;
begin
  perform private.assert_team();
  select * into v_asked from jsonb_to_record(p_deliverable) as d (id uuid, project_id uuid, file_id uuid, name text, category text, description text,
    replaces_id uuid, file_url text);
  v_file := private.own_upload(v_asked.file_id, v_asked.project_id);
  update public.files set size_bytes = p_size_bytes, sha256 = p_sha256 where id = v_file.id;
  insert into public.deliverables (id, project_id, file_id, name, file_path, file_url, file_size, file_type, category, description, uploaded_by,
    version, replaces_id)
  values (v_asked.id, v_asked.project_id, v_file.id, v_asked.name, v_file.path, v_asked.file_url, p_size_bytes, v_file.mime_type, v_asked.category,
    v_asked.description, private.actor_id(), private.next_version(v_asked.replaces_id, v_asked.project_id), v_asked.replaces_id);
  perform private.enqueue_job('files.check', jsonb_build_object('fileId', v_file.id), 'files.check:' || v_file.id);
  return jsonb_build_object('id', v_asked.id, 'file_id', v_file.id);
end $$;

-- Everyone of the client who has an e-mail is told, once. (PL/pgSQL, because its body names a function of a later migration.)
create function private.tell_published(p_deliverable_id uuid, p_project_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.enqueue_mail('deliverable_published', 'deliverable_published:' || p_deliverable_id || ':' || u.id, u.email,
    jsonb_build_object('deliverable_id', p_deliverable_id))
  from public.projects p join public.client_people cp on cp.client_id = p.client_id join public.users u on u.id = cp.user_id
  where p.id = p_project_id and u.email is not null and u.deactivated_at is null;
end $$;

-- Publishing twice is no error.
create function public.publish_deliverable(p_id uuid, p_row_version integer) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_deliverable public.deliverables;
  v_file public.files;
begin
  perform private.assert_team();
  select * into v_deliverable from public.deliverables where id = p_id and deleted_at is null for update;
  if not found then raise exception 'no such deliverable' using errcode = 'PT404'; end if;
  if v_deliverable.published_at is null then
    perform private.check_row_version(v_deliverable.row_version, p_row_version);
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

revoke all on function private.own_upload(uuid, uuid), private.next_version(uuid, uuid), private.tell_published(uuid, uuid) from public;
revoke all on function public.add_deliverable(jsonb, integer, text), public.publish_deliverable(uuid, integer)
  from public, anon, authenticated, service_role;
grant execute on function public.add_deliverable(jsonb, integer, text), public.publish_deliverable(uuid, integer) to authenticated;

-- Published and added by the functions alone, so that nothing unchecked slips through.
revoke update (published_at) on public.deliverables from authenticated;
