-- The project's page in both apps, one round trip each, with the caller's own rights: what was there, the brief, and what there is of it in Notion.

create function public.portal_project_page(p_id uuid) returns jsonb language sql stable security invoker set search_path = '' as $$
  select page || jsonb_build_object('content', private.content_of(p_id), 'unread', (select count(*) from private.unread_messages(p_id)))
  from public.portal_project(p_id) as page where page is not null
$$;

-- Where a record is in Notion, and whether that page says what is true. Null: it has no page.
create function private.notion_page_of(p_kind text, p_record_id uuid) returns jsonb language sql stable security invoker set search_path = '' as $$
  select jsonb_build_object('page_id', s.page_id, 'synced_at', s.synced_at, 'status', s.status, 'error', s.error, 'in_trash', s.trashed_at is not null,
    'is_left_alone', s.detached_at is not null, 'is_off', exists (select from public.sync_kinds k where k.kind = s.kind and k.mode = 'off'),
    'waiting_since', least(case when s.done_version < s.want_version then s.wanted_at end,
      (select min(c.at) from public.sync_changes c where c.kind = s.kind and c.record_id = s.record_id)))
  from public.sync_state s where s.kind = p_kind and s.record_id = p_record_id and s.page_id is not null
$$;

-- By deliverable: its page in Notion, and who shared that with the client.
create function private.deliverables_in_notion(p_project_id uuid) returns jsonb language sql stable security invoker set search_path = '' as $$
  select coalesce(jsonb_object_agg(d.id, page || jsonb_build_object('share', (
    select jsonb_build_object('by', u.name, 'at', s.shared_at) from public.notion_shares s join public.users u on u.id = s.shared_by
    where s.deliverable_id = d.id and s.ended_at is null))), '{}')
  from public.deliverables d, lateral private.notion_page_of('deliverable', d.id) as page
  where d.project_id = p_project_id and d.deleted_at is null and page is not null
$$;

-- Comments that are not in Notion yet, and the first thing that a person must mend.
create function private.waiting_posts(p_project_id uuid) returns jsonb language sql stable security invoker set search_path = '' as $$
  select jsonb_build_object('waiting', count(*), 'error', min(error) filter (where status in ('quarantined', 'unreachable')))
  from public.message_posts where project_id = p_project_id and status <> 'posted'
$$;

create function public.ops_project_page(p_id uuid) returns jsonb language sql volatile security invoker set search_path = '' as $$
  select page || jsonb_build_object('content', private.content_of(p_id), 'talk', public.project_messages(p_id),
    'posts', private.waiting_posts(p_id),
    'notion', private.notion_page_of('project', p_id), 'deliverables_in_notion', private.deliverables_in_notion(p_id),
    'content_mode', (select mode from public.sync_kinds where kind = 'project'))
  from public.ops_project(p_id) as page where page is not null
$$;

revoke all on function private.notion_page_of(text, uuid), private.deliverables_in_notion(uuid), private.waiting_posts(uuid) from public;
grant execute on function private.notion_page_of(text, uuid), private.deliverables_in_notion(uuid), private.waiting_posts(uuid) to authenticated;
revoke all on function public.portal_project_page(uuid), public.ops_project_page(uuid) from public, anon, authenticated, service_role;
grant execute on function public.portal_project_page(uuid), public.ops_project_page(uuid) to authenticated;
