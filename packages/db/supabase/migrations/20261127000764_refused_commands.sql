-- Notion itself shows no reason when a command is refused: the console does, on the project's page too, until somebody takes note or the project has come there
-- after all, and leads to the page where it was said.

create function private.last_refusal(p_kind text, p_record_id uuid) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('id', id, 'field', field, 'notion', private.plain_notion_value(notion), 'reason', reason, 'at', seen_at)
  from public.sync_conflicts c where kind = p_kind and record_id = p_record_id and reason is not null and resolved_at is null
    and not exists (select from public.projects p where p_kind = 'project' and p.id = p_record_id and field = 'Status' and p.status in ('delivered', 'closed'))
  order by seen_at desc, id desc limit 1
$$;
revoke all on function private.last_refusal(text, uuid) from public;
grant execute on function private.last_refusal(text, uuid) to authenticated;

create or replace function public.ops_project_page(p_id uuid) returns jsonb language sql security invoker set search_path = '' as $$
  select page || jsonb_build_object('content', private.content_of(p_id), 'talk', public.project_messages(p_id),
    'posts', private.waiting_posts(p_id), 'refusal', private.last_refusal('project', p_id),
    'notion', private.notion_page_of('project', p_id), 'deliverables_in_notion', private.deliverables_in_notion(p_id),
    'content_mode', (select mode from public.sync_kinds where kind = 'project'))
  from public.ops_project(p_id) as page where page is not null
$$;
