-- Moving in: clients, projects, milestones, deliverables and leads that lived in Notion before. One row a page says which record it became, so
-- that an import can end anywhere and be run again, and its pages are linked instead of made a second time.

create table public.import_items (
  -- A further file of a page is the page's id with #2, #3 …
  page_id text primary key check (length(page_id) between 1 and 100),
  kind text not null check (kind in ('client', 'project', 'milestone', 'deliverable', 'lead')),
  record_id uuid not null,
  -- The page is in a database that the sync writes to.
  is_linked boolean not null,
  created_at timestamptz not null default now(),
  unique (kind, record_id)
);

create trigger insert_only before update or delete on public.import_items
  for each row execute function private.refuse_change('An imported page');

alter table public.import_items enable row level security;
alter table public.import_items force row level security;
create policy "the team reads what was imported" on public.import_items for select to authenticated using ((select private.is_team()));
revoke all on public.import_items from public, anon, authenticated, service_role;
grant select on public.import_items to authenticated;
grant select, insert on public.import_items to service_role;

-- A day is 17:00 of it where the studio is, as due dates are.
create function private.import_instant(p_at text) returns timestamptz language sql stable set search_path = '' as $$
  select case when length(p_at) = 10 then (p_at::date + time '17:00') at time zone private.studio_zone() else p_at::timestamptz end
$$;

create function private.import_client(p jsonb) returns uuid language sql set search_path = '' as $$
  insert into public.clients (name, tier, project_address) values (p ->> 'name', (p ->> 'tier')::integer, p ->> 'address') returning id
$$;

create function private.import_project(p jsonb) returns uuid language sql set search_path = '' as $$
  insert into public.projects (client_id, tier, status, name, site_address, created_at)
  values ((p ->> 'client_id')::uuid, (p ->> 'tier')::integer, (p ->> 'status')::public.project_status, p ->> 'name', p ->> 'address',
    coalesce(private.import_instant(p ->> 'created'), now())) returning id
$$;

-- What a step is follows from its name, where the tier's template has one of that name.
create function private.import_milestone(p jsonb) returns uuid language sql set search_path = '' as $$
  insert into public.milestones (project_id, tier, name, "order", status, kind, turn, optional, round, duration_days, due_date, completed_at)
  select project.id, project.tier, p ->> 'name', (p ->> 'order')::integer, (p ->> 'status')::public.milestone_status,
    coalesce(step.kind, 'work'), coalesce(step.turn, 'studio'), coalesce(step.optional, false), step.round, step.duration_days,
    private.import_instant(p ->> 'due'), case when p ->> 'status' = 'completed' then coalesce(private.import_instant(p ->> 'due'), now()) end
  from public.projects project left join lateral (select t.* from public.milestone_templates t
    where t.tier = project.tier and lower(t.name) = lower(p ->> 'name') order by t.version desc limit 1) step on true
  where project.id = (p ->> 'project_id')::uuid returning id
$$;

-- Its file lies in the bucket already, and is checked as every upload is. It was shown in Notion, so it counts as published; nobody is told.
create function private.import_deliverable(p jsonb) returns uuid language plpgsql set search_path = '' as $$
declare
  v_file jsonb := nullif(p -> 'file', 'null');
  v_at timestamptz := coalesce(private.import_instant(p ->> 'uploaded'), now());
  v_id uuid := gen_random_uuid();
begin
  if v_file is not null then
    insert into public.files (id, project_id, name, size_bytes, mime_type, sha256, created_at)
      values ((v_file ->> 'id')::uuid, (p ->> 'project_id')::uuid, v_file ->> 'name', (v_file ->> 'size')::integer, v_file ->> 'type', v_file ->> 'sha256', v_at);
  end if;
  insert into public.deliverables (id, project_id, file_id, name, file_path, file_url, file_size, file_type, category, description, published_at, created_at)
    values (v_id, (p ->> 'project_id')::uuid, (v_file ->> 'id')::uuid, p ->> 'name', v_file ->> 'id',
      case when v_file is not null then (p ->> 'portal_url') || '/deliverables/' || v_id || '/file' end, (v_file ->> 'size')::integer,
      v_file ->> 'type', p ->> 'category', p ->> 'description', v_at, v_at);
  if v_file is not null then
    perform private.enqueue_job('files.check', jsonb_build_object('fileId', v_file ->> 'id'), 'files.check:' || (v_file ->> 'id'));
  end if;
  return v_id;
end $$;

-- Imported leads stay new until they are routed.
create function private.import_lead(p jsonb) returns uuid language sql set search_path = '' as $$
  insert into public.leads (source, email, name, project_address, recommended_tier, budget_range, timeline, project_type)
  values ('import', p ->> 'email', p ->> 'name', p ->> 'address', (p ->> 'tier')::integer, p ->> 'budget', p ->> 'timeline', p ->> 'project_type') returning id
$$;

-- Whoever has the record at this moment does not know of its page: their lease ends here. One that has a page keeps it.
create function private.link_page(p_kind text, p_record_id uuid, p_page_id text) returns void language plpgsql set search_path = '' as $$
declare
  v_page_id text;
begin
  insert into public.sync_state as s (kind, record_id, page_id, want_version, priority)
    values (p_kind, p_record_id, p_page_id, nextval('private.sync_version'), 3)
    on conflict (kind, record_id) do update set page_id = coalesce(s.page_id, excluded.page_id), want_version = excluded.want_version,
      status = 'pending', next_try_at = now(), lease = null, lease_until = null, lease_by = null
    returning page_id into v_page_id;
  perform private.write_notion_page_id(p_kind, p_record_id, v_page_id);
end $$;

-- One page, once. @returns {id, is_new}
create function private.import_record(p_kind text, p_page_id text, p_values jsonb, p_links boolean) returns jsonb
language plpgsql set search_path = '' as $$
declare
  v_id uuid;
  v_former text;
begin
  perform pg_advisory_xact_lock(hashtext('import ' || p_page_id));
  select record_id into v_id from public.import_items where page_id = p_page_id;
  if not found then select record_id into v_id from public.sync_state where page_id = p_page_id; end if;
  if v_id is not null then return jsonb_build_object('id', v_id, 'is_new', false); end if;

  v_former := private.act_for('system');
  v_id := case p_kind when 'client' then private.import_client(p_values) when 'project' then private.import_project(p_values)
    when 'milestone' then private.import_milestone(p_values) when 'deliverable' then private.import_deliverable(p_values)
    when 'lead' then private.import_lead(p_values) end;
  insert into public.import_items (page_id, kind, record_id, is_linked) values (p_page_id, p_kind, v_id, p_links);
  -- A deliverable that is not to be shown yet would have its page trashed: it is linked once its file has passed.
  if p_links and nullif(p_values -> 'file', 'null') is null then perform private.link_page(p_kind, v_id, p_page_id); end if;
  perform private.act_for(v_former);
  return jsonb_build_object('id', v_id, 'is_new', true);
end $$;

create function private.link_checked_import() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform private.link_page('deliverable', d.id, i.page_id)
    from public.deliverables d join public.import_items i on i.kind = 'deliverable' and i.record_id = d.id where d.file_id = new.id and i.is_linked;
  return null;
end $$;
create trigger link_checked_import after update of checked_at on public.files
  for each row when (old.checked_at is null and new.checked_at is not null) execute function private.link_checked_import();

create function private.studio_day(p_at timestamptz) returns text language sql stable set search_path = '' as $$
  select to_char(p_at at time zone private.studio_zone(), 'YYYY-MM-DD')
$$;

-- What became of a page, in the words of the import. Null: its record is gone.
create function private.imported_values(p_kind text, p_id uuid) returns jsonb language sql stable set search_path = '' as $$
  select case p_kind
    when 'client' then (select jsonb_build_object('name', name, 'address', project_address) from public.clients where id = p_id)
    when 'project' then (select jsonb_build_object('name', name, 'client_id', client_id, 'tier', tier, 'status', status, 'address', site_address,
        'created', private.studio_day(created_at))
      from public.projects where id = p_id)
    when 'milestone' then (select jsonb_build_object('name', name, 'project_id', project_id, 'order', "order", 'status', status,
        'due', private.studio_day(due_date))
      from public.milestones where id = p_id)
    when 'deliverable' then (select jsonb_build_object('name', d.name, 'project_id', d.project_id, 'category', d.category,
        'description', d.description, 'uploaded', private.studio_day(d.created_at), 'sha256', f.sha256, 'file_error', f.check_error, 'is_checked', f.id is null or f.checked_at is not null)
      from public.deliverables d left join public.files f on f.id = d.file_id where d.id = p_id)
    when 'lead' then (select jsonb_build_object('name', name, 'email', email, 'address', project_address, 'tier', recommended_tier)
      from public.leads where id = p_id) end
$$;

revoke all on function private.import_instant(text), private.import_client(jsonb), private.import_project(jsonb), private.import_milestone(jsonb),
  private.import_deliverable(jsonb), private.import_lead(jsonb), private.link_page(text, uuid, text),
  private.import_record(text, text, jsonb, boolean), private.link_checked_import(), private.studio_day(timestamptz), private.imported_values(text, uuid) from public;
