-- A file of a brief that has another name now is still the same file while its bytes are the same: they are stored once. It takes its new name.
create or replace function private.keep_content_file(p_project_id uuid, p_block_id text, p_source text, p_file jsonb) returns uuid
language plpgsql set search_path = '' as $$
declare
  v_known uuid := (select f.id from public.content_files c join public.files f on f.id = c.file_id
    where c.project_id = p_project_id and c.block_id = p_block_id and f.sha256 = p_file ->> 'sha256');
  v_id uuid := coalesce(v_known, (p_file ->> 'id')::uuid);
begin
  if v_known is not null then
    update public.files set name = p_file ->> 'name' where id = v_known and name <> p_file ->> 'name';
  elsif v_id is not null then
    insert into public.files (id, project_id, name, size_bytes, mime_type, sha256)
      values (v_id, p_project_id, p_file ->> 'name', (p_file ->> 'size_bytes')::integer, p_file ->> 'mime_type', p_file ->> 'sha256');
    perform private.enqueue_job('files.check', jsonb_build_object('fileId', v_id), 'files.check:' || v_id);
  end if;
  insert into public.content_files (project_id, block_id, source, file_id) values (p_project_id, p_block_id, p_source, v_id)
    on conflict (project_id, block_id) do update set source = excluded.source, file_id = excluded.file_id, copied_at = now();
  return v_id;
end $$;
