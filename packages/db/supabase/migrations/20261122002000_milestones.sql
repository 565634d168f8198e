-- Milestones: the steps of one project, copied from its template at opening. A skipped step stays pending with `skipped_at` and counts
-- nowhere. `due_date` is an instant: 17:00 of a working day in the studio's zone; null after an open step.

create type public.milestone_status as enum ('pending', 'in_progress', 'completed');

create table public.milestones (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  tier integer not null references public.tiers (id) on delete restrict,
  name text not null check (length(name) between 1 and 100),
  "order" integer not null check ("order" > 0),
  status public.milestone_status not null default 'pending',
  kind text not null check (kind in ('start', 'work', 'review', 'revision')),
  turn text not null check (turn in ('client', 'studio')),
  optional boolean not null default false,
  round integer check (round between 1 and 99),
  duration_days integer check (duration_days between 1 and 260),
  due_date timestamptz,
  started_at timestamptz,
  completed_at timestamptz,
  skipped_at timestamptz,
  notion_page_id text check (length(notion_page_id) <= 100),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  row_version integer not null default 1,
  -- Deferrable, because an inserted pair moves the ones after it in one statement or several.
  constraint milestones_order_key unique (project_id, "order") deferrable initially immediate,
  constraint completed_at_with_the_status check ((status = 'completed') = (completed_at is not null)),
  constraint skipped_ones_stay_pending check (skipped_at is null or status = 'pending')
);

create index milestones_tier_idx on public.milestones (tier);
create index milestones_due_date_idx on public.milestones (due_date) where status <> 'completed' and skipped_at is null;
create index milestones_created_at_idx on public.milestones (created_at desc, id desc);

-- The instants of a step follow its status, whoever changes it.
create function private.stamp_milestone() returns trigger language plpgsql set search_path = '' as $$
begin
  if tg_op = 'UPDATE' and new.status = old.status then return new; end if;
  if new.status = 'pending' then new.started_at := null; end if;
  if new.status <> 'pending' then new.started_at := coalesce(new.started_at, now()); end if;
  new.completed_at := case when new.status = 'completed' then coalesce(new.completed_at, now()) end;
  return new;
end $$;
revoke all on function private.stamp_milestone() from public;

create trigger enforce_transition before insert or update of status on public.milestones
  for each row execute function private.enforce_transition('milestone', 'pending');
create trigger stamp before insert or update on public.milestones for each row execute function private.stamp_milestone();
create trigger touch before update on public.milestones for each row execute function private.touch_row();
create trigger audit after insert or update or delete on public.milestones
  for each row execute function private.write_audit('milestone', 'create', '-notion_page_id');
create trigger note_change after insert or update or delete on public.milestones
  for each row execute function private.note_change('milestone', 'id', 'project_id', 'name', 'order', 'status', 'due_date', 'skipped_at');
-- Current Milestone, Progress and the list in the body are shown on the project's page.
create trigger note_project_change after insert or update or delete on public.milestones
  for each row execute function private.note_change('project', 'project_id', 'project_id', 'name', 'order', 'status', 'due_date', 'skipped_at');

alter table public.milestones enable row level security;
alter table public.milestones force row level security;
create policy "clients read their own milestones, the team reads all" on public.milestones for select to authenticated
  using ((select private.is_team()) or project_id in (select private.own_project_ids()));
create policy "the team adds milestones" on public.milestones for insert to authenticated with check ((select private.is_team()));
create policy "the team changes milestones" on public.milestones for update to authenticated
  using ((select private.is_team())) with check ((select private.is_team()));

revoke all on public.milestones from public, anon, authenticated, service_role;
grant select on public.milestones to authenticated;
grant insert (id, project_id, tier, name, "order", kind, turn, optional, round, duration_days, due_date),
  update (name, "order", status, optional, duration_days, due_date, skipped_at) on public.milestones to authenticated;
grant select, insert, update, delete on public.milestones to service_role;
