-- Deliverables: what the studio hands over. Clients see published ones that were not deleted and whose file was checked. A new version is a
-- new row that names the one it replaces. `file_url` is the app's own stable address, which checks access: never a storage URL.

create table public.deliverables (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete restrict,
  file_id uuid unique references public.files (id) on delete restrict,
  name text not null check (length(name) between 1 and 200),
  file_path text check (length(file_path) <= 300),
  file_url text check (length(file_url) <= 2000),
  file_size integer check (file_size >= 0),
  file_type text check (length(file_type) <= 127),
  category text not null check (category in ('Document', 'Photo', 'Rendering', 'Floor Plan', 'Invoice', 'Contract', 'Other')),
  description text check (length(description) <= 2000),
  notion_page_id text check (length(notion_page_id) <= 100),
  uploaded_by uuid references public.users (id) on delete restrict,
  published_at timestamptz,
  version integer not null default 1 check (version > 0),
  replaces_id uuid unique references public.deliverables (id) on delete restrict check (replaces_id <> id),
  deleted_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  row_version integer not null default 1
);

create index deliverables_project_id_idx on public.deliverables (project_id, created_at desc, id desc);
create index deliverables_uploaded_by_idx on public.deliverables (uploaded_by);
create index deliverables_created_at_idx on public.deliverables (created_at desc, id desc);

-- For policies and for the checks on other tables: which files a client may be shown.
create function private.is_checked_file(p_file_id uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from public.files where id = p_file_id and checked_at is not null)
$$;
revoke all on function private.is_checked_file(uuid) from public;
grant execute on function private.is_checked_file(uuid) to authenticated;

create trigger touch before update on public.deliverables for each row execute function private.touch_row();
create trigger audit after insert or update or delete on public.deliverables
  for each row execute function private.write_audit('deliverable', 'upload', '-notion_page_id');
create trigger note_change after insert or update or delete on public.deliverables for each row execute function private.note_change('deliverable',
  'id', 'project_id', 'name', 'category', 'description', 'file_id', 'file_url', 'file_type', 'published_at', 'version', 'deleted_at');

-- A file that passed its check can now be shown in Notion.
create function private.note_checked_file() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.sync_changes (kind, record_id) select 'deliverable', id from public.deliverables where file_id = new.id;
  return null;
end $$;
revoke all on function private.note_checked_file() from public;
create trigger note_change after update of checked_at on public.files
  for each row when (old.checked_at is distinct from new.checked_at) execute function private.note_checked_file();

alter table public.deliverables enable row level security;
alter table public.deliverables force row level security;
create policy "clients read what was published for them, the team reads all" on public.deliverables for select to authenticated
  using ((select private.is_team()) or (project_id in (select private.own_project_ids()) and published_at is not null and deleted_at is null
    and (file_id is null or private.is_checked_file(file_id))));
create policy "the team uploads" on public.deliverables for insert to authenticated
  with check ((select private.is_team()) and uploaded_by = (select auth.uid()));
create policy "the team changes deliverables" on public.deliverables for update to authenticated
  using ((select private.is_team())) with check ((select private.is_team()));

revoke all on public.deliverables from public, anon, authenticated, service_role;
grant select on public.deliverables to authenticated;
grant insert (id, project_id, file_id, name, file_path, file_url, file_size, file_type, category, description, uploaded_by, version, replaces_id),
  update (name, category, description, published_at, deleted_at) on public.deliverables to authenticated;
grant select, insert, update, delete on public.deliverables to service_role;
