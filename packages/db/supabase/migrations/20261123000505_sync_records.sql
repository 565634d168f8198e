-- What Notion may show of a record, read at the moment of sending: nothing but these columns ever leaves. Null: not to be shown (any more).

create function private.sync_client(p_id uuid) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('id', id, 'name', name) from public.clients where id = p_id
$$;

-- Skipped milestones count nowhere.
create function private.sync_project(p_id uuid) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('id', p.id, 'name', p.name, 'client_id', p.client_id, 'tier', p.tier, 'status', p.status,
    'payment_status', p.payment_status, 'created_at', p.created_at, 'zone', (select zone from public.studio_settings),
    'current_milestone', (select m.name from public.milestones m where m.project_id = p.id and m.status = 'in_progress' order by m."order" limit 1),
    'milestones', (select count(*) from public.milestones m where m.project_id = p.id and m.skipped_at is null),
    'completed', (select count(*) from public.milestones m where m.project_id = p.id and m.skipped_at is null and m.status = 'completed'))
  from public.projects p where p.id = p_id
$$;

create function private.sync_milestone(p_id uuid) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('id', id, 'name', name, 'project_id', project_id, 'order', "order", 'status', status,
    'skipped', skipped_at is not null, 'due_date', due_date, 'zone', (select zone from public.studio_settings))
  from public.milestones where id = p_id
$$;

-- Clients' rule: what they may not see is not shown in Notion either.
create function private.sync_deliverable(p_id uuid) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('id', d.id, 'name', d.name, 'project_id', d.project_id, 'category', d.category, 'uploaded_at', d.created_at,
    'zone', (select zone from public.studio_settings))
  from public.deliverables d left join public.files f on f.id = d.file_id
  where d.id = p_id and d.published_at is not null and d.deleted_at is null and (d.file_id is null or f.checked_at is not null)
$$;

create function private.sync_record(p_kind text, p_record_id uuid) returns jsonb language sql stable set search_path = '' as $$
  select case p_kind
    when 'client' then private.sync_client(p_record_id)
    when 'project' then private.sync_project(p_record_id)
    when 'milestone' then private.sync_milestone(p_record_id)
    when 'deliverable' then private.sync_deliverable(p_record_id) end
$$;

revoke all on function private.sync_client(uuid), private.sync_project(uuid), private.sync_milestone(uuid), private.sync_deliverable(uuid),
  private.sync_record(text, uuid) from public;
