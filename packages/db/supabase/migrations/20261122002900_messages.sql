-- Messages between a client and the studio about one project. All of it is visible to the client: what is not meant for them is not here.
-- A message is never edited. Those from Notion carry the comment's id, so that one comment becomes one message.

create table public.messages (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete restrict,
  author_id uuid references public.users (id) on delete restrict,
  source text not null default 'portal' check (source in ('portal', 'ops', 'notion', 'email')),
  body text not null check (length(btrim(body)) between 1 and 10000),
  notion_comment_id text unique check (length(notion_comment_id) <= 100),
  created_at timestamptz not null default now(),
  constraint only_notion_speaks_without_an_author check (author_id is not null or source = 'notion')
);

create index messages_project_id_idx on public.messages (project_id, created_at desc, id desc);
create index messages_author_id_idx on public.messages (author_id);
create index messages_created_at_idx on public.messages (created_at desc, id desc);

create trigger never_edited before update on public.messages for each row execute function private.refuse_change('A message');
create trigger audit after insert or delete on public.messages for each row execute function private.write_audit('message', 'message');

alter table public.messages enable row level security;
alter table public.messages force row level security;
create policy "clients read their own messages, the team reads all" on public.messages for select to authenticated
  using ((select private.is_team()) or project_id in (select private.own_project_ids()));
create policy "clients and the team write in their own name" on public.messages for insert to authenticated
  with check (author_id = (select auth.uid()) and case when (select private.is_team()) then source = 'ops'
    else source = 'portal' and project_id in (select private.own_project_ids()) end);

revoke all on public.messages from public, anon, authenticated, service_role;
grant select on public.messages to authenticated;
grant insert (id, project_id, author_id, source, body) on public.messages to authenticated;
grant select, insert, delete on public.messages to service_role;
