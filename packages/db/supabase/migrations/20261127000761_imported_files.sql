-- A deliverable whose file could not be had when it was imported gets it when the import is run again.

create function private.imported_lacks_file(p_page_id text) returns boolean language sql stable set search_path = '' as $$
  select exists (select from public.import_items i join public.deliverables d on d.id = i.record_id
    where i.page_id = p_page_id and i.kind = 'deliverable' and d.file_id is null and d.version = 1 and d.deleted_at is null)
$$;

-- Its bytes lie in the bucket already, and are checked as every upload is. False: it has one, or is gone.
create function private.add_imported_file(p_page_id text, p_file jsonb, p_portal_url text) returns boolean language plpgsql set search_path = '' as $$
declare
  v public.deliverables;
  v_former text;
begin
  select d.* into v from public.deliverables d join public.import_items i on i.record_id = d.id
    where i.page_id = p_page_id and private.imported_lacks_file(p_page_id) for update of d;
  if v.id is null or v.file_id is not null then return false; end if;
  v_former := private.act_for('system');
  insert into public.files (id, project_id, name, size_bytes, mime_type, sha256, created_at)
    values ((p_file ->> 'id')::uuid, v.project_id, p_file ->> 'name', (p_file ->> 'size')::integer, p_file ->> 'type', p_file ->> 'sha256', v.created_at);
  update public.deliverables set file_id = (p_file ->> 'id')::uuid, file_path = p_file ->> 'id', file_url = p_portal_url || '/deliverables/' || v.id || '/file',
    file_size = (p_file ->> 'size')::integer, file_type = p_file ->> 'type' where id = v.id;
  perform private.enqueue_job('files.check', jsonb_build_object('fileId', p_file ->> 'id'), 'files.check:' || (p_file ->> 'id'));
  perform private.act_for(v_former);
  return true;
end $$;

revoke all on function private.imported_lacks_file(text), private.add_imported_file(text, jsonb, text) from public;
