-- Project content: the free space of a project's page in Notion, as the portal shows it. Notion owns it; this is a copy that is read again
-- whenever the page was edited, and nothing here ever goes back. Shown only while projects are in mode two_way.

create function private.shows_project_content() returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from public.sync_kinds where kind = 'project' and mode = 'two_way')
$$;
revoke all on function private.shows_project_content() from public;
grant execute on function private.shows_project_content() to authenticated;

create table public.project_content (
  project_id uuid primary key references public.projects (id) on delete cascade,
  -- {"blocks": […]}: see packages/db/src/content/document.ts
  document jsonb not null check (jsonb_typeof(document -> 'blocks') = 'array'),
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  read_at timestamptz not null default now(),
  -- The latest edit among what is shown, rounded to the minute by Notion.
  notion_edited_at timestamptz
);

alter table public.project_content enable row level security;
alter table public.project_content force row level security;
create policy "clients read the content of their own projects, the team of all" on public.project_content for select to authenticated
  using ((select private.is_team()) or ((select private.shows_project_content()) and project_id in (select private.own_project_ids())));
revoke all on public.project_content from public, anon, authenticated, service_role;
grant select (project_id, document, read_at, notion_edited_at) on public.project_content to authenticated;
grant select, insert, update, delete on public.project_content to service_role;

-- Notion's files expire within the hour, so their bytes are copied once: `source` is the address without its signature. Without a file: it
-- was looked at, and is not of a kind that is shown. A block that is gone takes its row along, and with it the clients' sight of the file.
create table public.content_files (
  project_id uuid not null references public.projects (id) on delete cascade,
  block_id text not null check (length(block_id) between 1 and 100),
  source text not null check (length(source) <= 2000),
  file_id uuid unique references public.files (id) on delete restrict,
  copied_at timestamptz not null default now(),
  primary key (project_id, block_id)
);

alter table public.content_files enable row level security;
alter table public.content_files force row level security;
create policy "the team reads which files were copied" on public.content_files for select to authenticated using ((select private.is_team()));
revoke all on public.content_files from public, anon, authenticated, service_role;
grant select on public.content_files to authenticated;
grant select, insert, update, delete on public.content_files to service_role;

create function private.content_file_ids() returns setof uuid language sql stable security definer set search_path = '' as $$
  select file_id from public.content_files
  where file_id is not null and private.shows_project_content() and project_id in (select private.own_project_ids())
$$;
revoke all on function private.content_file_ids() from public;
grant execute on function private.content_file_ids() to authenticated;

alter policy "people read their own uploads and what was published for them, the team all" on public.files
  using ((select private.is_team()) or uploaded_by = (select auth.uid())
    or (checked_at is not null and (id in (select private.published_file_ids()) or id in (select private.content_file_ids()))));

-- The bytes are stored already; a job compares them with this before anyone is served. The same bytes again keep their file.
-- p_file: {id, name, size_bytes, mime_type, sha256}; null for what is not of a kind that is shown. @returns the file's id
create function private.keep_content_file(p_project_id uuid, p_block_id text, p_source text, p_file jsonb) returns uuid
language plpgsql set search_path = '' as $$
declare
  v_id uuid := (p_file ->> 'id')::uuid;
  v_known uuid := (select f.id from public.content_files c join public.files f on f.id = c.file_id
    where c.project_id = p_project_id and c.block_id = p_block_id and f.sha256 = p_file ->> 'sha256' and f.name = p_file ->> 'name');
begin
  if v_known is null and v_id is not null then
    insert into public.files (id, project_id, name, size_bytes, mime_type, sha256)
      values (v_id, p_project_id, p_file ->> 'name', (p_file ->> 'size_bytes')::integer, p_file ->> 'mime_type', p_file ->> 'sha256');
    perform private.enqueue_job('files.check', jsonb_build_object('fileId', v_id), 'files.check:' || v_id);
  end if;
  insert into public.content_files (project_id, block_id, source, file_id) values (p_project_id, p_block_id, p_source, coalesce(v_known, v_id))
    on conflict (project_id, block_id) do update set source = excluded.source, file_id = excluded.file_id, copied_at = now();
  return coalesce(v_known, v_id);
end $$;

-- p_blocks: those whose files the content still shows. p_begun_at: when the reading began; what is left of a page may have been edited long before what
-- was deleted. False, and nothing written, when it is what was stored, or was read before that. What changed is told in the activity; a page that was
-- always empty is none.
create function private.store_project_content(p_project_id uuid, p_document jsonb, p_hash text, p_edited_at timestamptz, p_blocks text[], p_begun_at timestamptz)
returns boolean language plpgsql set search_path = '' as $$
declare
  v_is_first boolean := not exists (select from public.project_content where project_id = p_project_id);
begin
  if not private.shows_project_content() then return false; end if;
  insert into public.project_content as c (project_id, document, content_hash, notion_edited_at, read_at)
    values (p_project_id, p_document, p_hash, p_edited_at, p_begun_at)
    on conflict (project_id) do update set document = excluded.document, content_hash = excluded.content_hash,
      notion_edited_at = excluded.notion_edited_at, read_at = excluded.read_at
    where c.content_hash <> excluded.content_hash and c.read_at <= excluded.read_at;
  if not found then return false; end if;
  delete from public.content_files where project_id = p_project_id and block_id <> all (p_blocks);
  if not v_is_first or p_document -> 'blocks' <> '[]' then
    perform private.note_sync_activity('pull', 'project', p_project_id, 'synced', 0, null, 'The design brief changed, and was read');
  end if;
  return true;
end $$;

-- The file behind a picture or an attachment of the content, for whoever may read it. Null for everyone else.
create function public.content_file(p_project_id uuid, p_file_id uuid) returns jsonb language sql stable security invoker set search_path = '' as $$
  select jsonb_build_object('path', path, 'name', name, 'mime_type', mime_type)
  from public.files where id = p_file_id and project_id = p_project_id and checked_at is not null
$$;

-- For the pages of both apps. `files`: those that may be served by now.
create function private.content_of(p_project_id uuid) returns jsonb language sql stable security invoker set search_path = '' as $$
  select jsonb_build_object('document', c.document, 'read_at', c.read_at, 'edited_at', c.notion_edited_at, 'files', (
    select coalesce(jsonb_agg(f.id), '[]') from public.files f
    where f.project_id = p_project_id and f.checked_at is not null and jsonb_path_exists(c.document, '$.** ? (@.file == $id)', jsonb_build_object('id', f.id))))
  from public.project_content c where c.project_id = p_project_id
$$;

revoke all on function private.keep_content_file(uuid, text, text, jsonb),
  private.store_project_content(uuid, jsonb, text, timestamptz, text[], timestamptz), private.content_of(uuid) from public;
grant execute on function private.content_of(uuid) to authenticated;
revoke all on function public.content_file(uuid, uuid) from public, anon, authenticated, service_role;
grant execute on function public.content_file(uuid, uuid) to authenticated;
