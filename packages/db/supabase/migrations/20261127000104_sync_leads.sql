-- Leads in Notion, when an admin wants them there, and what a setting adds to clients. Never how to reach a person: no e-mail, no phone.

create or replace function private.sync_client(p_id uuid) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('id', c.id, 'name', c.name)
    || case when k.with_details then jsonb_build_object('details', jsonb_build_object('tier', c.tier, 'status', c.status, 'address', c.project_address))
      else '{}' end
  from public.clients c, public.sync_kinds k where c.id = p_id and k.kind = 'client'
$$;

create function private.sync_lead(p_id uuid) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('id', id, 'name', name, 'tier', coalesce(approved_tier, recommended_tier), 'status', status,
    'budget_kind', budget_kind, 'budget_range', budget_range, 'budget_cents', budget_cents, 'timeline', timeline, 'timeline_weeks', timeline_weeks,
    'project_type', project_type, 'routing_reason', routing_reason, 'created_at', created_at, 'zone', (select zone from public.studio_settings))
  from public.leads where id = p_id
$$;

drop trigger note_change on public.leads;
create trigger note_change after insert or update or delete on public.leads for each row execute function private.note_change('lead', 'id', 'name',
  'recommended_tier', 'approved_tier', 'status', 'budget_kind', 'budget_range', 'budget_cents', 'timeline', 'timeline_weeks', 'project_type',
  'routing_reason');

create or replace function private.sync_record(p_kind text, p_record_id uuid) returns jsonb language sql stable set search_path = '' as $$
  select case p_kind
    when 'client' then private.sync_client(p_record_id)
    when 'project' then private.sync_project(p_record_id)
    when 'milestone' then private.sync_milestone(p_record_id)
    when 'deliverable' then private.sync_deliverable(p_record_id)
    when 'lead' then private.sync_lead(p_record_id) end
$$;

create or replace function private.sync_name(p_kind text, p_record_id uuid) returns text language sql stable set search_path = '' as $$
  select case p_kind
    when 'client' then (select name from public.clients where id = p_record_id)
    when 'project' then (select name from public.projects where id = p_record_id)
    when 'milestone' then (select p.name || ': ' || m.name from public.milestones m join public.projects p on p.id = m.project_id where m.id = p_record_id)
    when 'deliverable' then (select p.name || ': ' || d.name from public.deliverables d join public.projects p on p.id = d.project_id where d.id = p_record_id)
    when 'lead' then (select coalesce(name, project_address) from public.leads where id = p_record_id)
    end
$$;

revoke all on function private.sync_lead(uuid) from public;
