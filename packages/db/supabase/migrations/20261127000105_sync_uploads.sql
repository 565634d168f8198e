-- Files that Notion has, by what is in them: each is uploaded once, however many pages show it. What no block shows ends within the hour; what
-- one shows stays. A row without an id: Notion does not take such a file, and it is shown as a link.

create table public.sync_uploads (
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- A small picture of the file instead of the file.
  is_preview boolean not null,
  upload_id text check (length(upload_id) <= 100),
  uploaded_at timestamptz not null default now(),
  attached_at timestamptz,
  primary key (sha256, is_preview),
  constraint attached_with_an_id check (attached_at is null or upload_id is not null)
);

alter table public.sync_uploads enable row level security;
alter table public.sync_uploads force row level security;
create policy "the team reads the uploads" on public.sync_uploads for select to authenticated using ((select private.is_team()));
revoke all on public.sync_uploads from public, anon, authenticated, service_role;
grant select on public.sync_uploads to authenticated;
grant select, insert, update, delete on public.sync_uploads to service_role;

-- Ten minutes of the hour are left for the call that shows it.
create function private.find_sync_upload(p_sha256 text, p_is_preview boolean, p_now timestamptz default clock_timestamp()) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('upload_id', min(upload_id), 'is_refused', count(*) > 0 and min(upload_id) is null)
  from public.sync_uploads where sha256 = p_sha256 and is_preview = p_is_preview
    and (upload_id is null or attached_at is not null or uploaded_at > p_now - interval '50 minutes')
$$;

create function private.note_sync_upload(p_sha256 text, p_is_preview boolean, p_upload_id text, p_now timestamptz default clock_timestamp())
returns void language sql set search_path = '' as $$
  insert into public.sync_uploads (sha256, is_preview, upload_id, uploaded_at) values (p_sha256, p_is_preview, p_upload_id, p_now)
  on conflict (sha256, is_preview) do update set upload_id = excluded.upload_id, uploaded_at = excluded.uploaded_at, attached_at = null
$$;

create function private.note_sync_upload_attached(p_sha256 text, p_is_preview boolean, p_upload_id text, p_now timestamptz default clock_timestamp())
returns void language sql set search_path = '' as $$
  update public.sync_uploads set attached_at = coalesce(attached_at, p_now)
  where sha256 = p_sha256 and is_preview = p_is_preview and upload_id = p_upload_id
$$;

create function private.forget_sync_upload(p_sha256 text, p_is_preview boolean, p_upload_id text) returns void language sql set search_path = '' as $$
  delete from public.sync_uploads where sha256 = p_sha256 and is_preview = p_is_preview and upload_id = p_upload_id
$$;

-- Clients' rule: what they may not see is not shown in Notion either. Invoices and contracts hold payment details and signatures: their files
-- stay here, and the page leads to them.
create or replace function private.sync_deliverable(p_id uuid) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('id', d.id, 'name', d.name, 'project_id', d.project_id, 'category', d.category, 'description', d.description,
    'uploaded_at', d.created_at, 'zone', (select zone from public.studio_settings),
    'file', case when f.id is not null and d.category not in ('Invoice', 'Contract') then
      jsonb_build_object('path', f.path, 'sha256', f.sha256, 'name', f.name, 'mime_type', f.mime_type, 'size_bytes', f.size_bytes) end)
  from public.deliverables d left join public.files f on f.id = d.file_id
  where d.id = p_id and d.published_at is not null and d.deleted_at is null and (d.file_id is null or f.checked_at is not null)
$$;

revoke all on function private.find_sync_upload(text, boolean, timestamptz), private.note_sync_upload(text, boolean, text, timestamptz),
  private.note_sync_upload_attached(text, boolean, text, timestamptz), private.forget_sync_upload(text, boolean, text) from public;
