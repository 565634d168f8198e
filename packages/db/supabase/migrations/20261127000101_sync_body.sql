-- The one block of a project's page that is ours: where it is, once somebody looked, beside the hash of what it holds.

alter table public.sync_state add column body_block_id text check (length(body_block_id) <= 100);
grant select (body_block_id) on public.sync_state to authenticated;

-- Noted as soon as Notion has it, so that a worker that dies right after does not write it a second time.
create function private.note_sync_body(p_kind text, p_record_id uuid, p_lease uuid, p_block_id text, p_hash text) returns boolean
language sql set search_path = '' as $$
  with noted as (
    update public.sync_state set body_block_id = p_block_id, body_hash = p_hash
    where kind = p_kind and record_id = p_record_id and lease = p_lease returning 1
  )
  select exists (select from noted)
$$;
revoke all on function private.note_sync_body(text, uuid, uuid, text, text) from public;

-- Skipped milestones count nowhere.
create or replace function private.sync_project(p_id uuid) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('id', p.id, 'name', p.name, 'client_id', p.client_id, 'tier', p.tier, 'status', p.status,
    'payment_status', p.payment_status, 'created_at', p.created_at, 'zone', (select zone from public.studio_settings),
    'current_milestone', (select m.name from public.milestones m where m.project_id = p.id and m.status = 'in_progress' order by m."order" limit 1),
    'milestones', (select count(*) from public.milestones m where m.project_id = p.id and m.skipped_at is null),
    'completed', (select count(*) from public.milestones m where m.project_id = p.id and m.skipped_at is null and m.status = 'completed'),
    'steps', (select coalesce(jsonb_agg(jsonb_build_object('name', m.name, 'status', m.status, 'turn', m.turn,
        'day', case when m.status = 'completed' then m.completed_at else m.due_date end) order by m."order"), '[]')
      from public.milestones m where m.project_id = p.id and m.skipped_at is null))
  from public.projects p where p.id = p_id
$$;
