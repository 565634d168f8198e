-- The one private bucket, with limits of its own, and who may reach an object: once it was checked, whoever may read its row in `files`; to
-- upload, whoever that row names while it is unchecked. No SVG and no HTML: both can carry scripts. Skipped where there is no storage (a bare Postgres).

do $$
begin
  if to_regclass('storage.buckets') is null or to_regclass('storage.objects') is null then return; end if;

  insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
  values ('files', 'files', false, 52428800, array[
    'application/pdf', 'application/zip', 'image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/vnd.dwg', 'model/gltf-binary', 'video/mp4',
    'text/csv', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'])
  on conflict (id) do update set public = excluded.public, file_size_limit = excluded.file_size_limit,
    allowed_mime_types = excluded.allowed_mime_types;

  -- Hosted projects have it on and do not let us touch the table.
  if not (select relrowsecurity from pg_catalog.pg_class where oid = 'storage.objects'::regclass) then
    alter table storage.objects enable row level security;
  end if;

  create policy "objects are read by whoever may read their file" on storage.objects for select to authenticated
    using (bucket_id = 'files' and exists (select from public.files f where f.path = objects.name and f.checked_at is not null));
  create policy "objects are uploaded by whoever announced the file" on storage.objects for insert to authenticated
    with check (bucket_id = 'files' and exists (
      select from public.files f where f.path = objects.name and f.uploaded_by = (select auth.uid()) and f.checked_at is null));
end $$;
