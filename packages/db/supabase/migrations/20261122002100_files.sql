-- Files: what is stored, whose it is and whether it was checked. The object's path in the bucket is the file's id, so a lead's files become a
-- project's by a change of this row alone. Nothing is served or synced before a job compared size, type and hash and set `checked_at`.

create table public.files (
  id uuid primary key default gen_random_uuid(),
  path text generated always as (id::text) stored unique,
  lead_id uuid references public.leads (id) on delete restrict,
  project_id uuid references public.projects (id) on delete restrict,
  name text not null check (length(name) between 1 and 255),
  size_bytes integer not null check (size_bytes between 1 and 52428800),
  mime_type text not null check (length(mime_type) between 3 and 127),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  uploaded_by uuid references public.users (id) on delete restrict,
  checked_at timestamptz,
  check_error text check (length(check_error) <= 500),
  created_at timestamptz not null default now(),
  constraint a_file_belongs_somewhere check (num_nonnulls(lead_id, project_id) >= 1),
  constraint checked_or_refused check (checked_at is null or (check_error is null and sha256 is not null))
);

create index files_lead_id_idx on public.files (lead_id);
create index files_project_id_idx on public.files (project_id, created_at desc, id desc);
create index files_uploaded_by_idx on public.files (uploaded_by);
create index files_unchecked_idx on public.files (created_at) where checked_at is null;

create trigger audit after insert or update or delete on public.files for each row execute function private.write_audit('file', 'create', '-path');

-- (PL/pgSQL, because its body names a table of the next migration.)
create function private.published_file_ids() returns setof uuid language plpgsql stable security definer set search_path = '' as $$
begin
  return query select d.file_id from public.deliverables d
    where d.project_id in (select private.own_project_ids()) and d.published_at is not null and d.deleted_at is null and d.file_id is not null;
end $$;
revoke all on function private.published_file_ids() from public;
grant execute on function private.published_file_ids() to authenticated;

alter table public.files enable row level security;
alter table public.files force row level security;
create policy "people read their own uploads and what was published for them, the team all" on public.files for select to authenticated
  using ((select private.is_team()) or uploaded_by = (select auth.uid())
    or (checked_at is not null and id in (select private.published_file_ids())));
create policy "the team adds files" on public.files for insert to authenticated
  with check ((select private.is_team()) and uploaded_by = (select auth.uid()));

revoke all on public.files from public, anon, authenticated, service_role;
grant select on public.files to authenticated;
grant insert (id, lead_id, project_id, name, size_bytes, mime_type, uploaded_by) on public.files to authenticated;
grant select, insert, update, delete on public.files to service_role;
