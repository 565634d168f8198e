-- Milestone templates: the steps of each tier, by version. Rows never change: running projects keep the version they opened with.
-- `kind` decides the project's status, `turn` whose move it is, `round` which revision round a step belongs to: an approval skips every
-- later step that has one. Second Collaboration is work, yet of round 2, because an approval in round 1 makes it needless. Steps of tier 4
-- have no round: its rounds are unlimited and added as they come. Null `duration_days`: open.

create table public.milestone_templates (
  id uuid primary key default gen_random_uuid(),
  tier integer not null references public.tiers (id) on delete restrict,
  version integer not null check (version > 0),
  "order" integer not null check ("order" > 0),
  name text not null check (length(name) between 1 and 100),
  kind text not null check (kind in ('start', 'work', 'review', 'revision')),
  turn text not null check (turn in ('client', 'studio')),
  optional boolean not null default false,
  round integer check (round between 1 and 3),
  duration_days integer check (duration_days between 1 and 260),
  created_at timestamptz not null default now(),
  unique (tier, version, "order")
);

create trigger insert_only before update or delete on public.milestone_templates
  for each row execute function private.refuse_change('A milestone template');
create trigger no_truncate before truncate on public.milestone_templates
  for each statement execute function private.refuse_change('A milestone template');
create trigger audit after insert on public.milestone_templates
  for each row execute function private.write_audit('milestone_template', 'create');

alter table public.milestone_templates enable row level security;
alter table public.milestone_templates force row level security;
create policy "the team reads the templates" on public.milestone_templates for select to authenticated using ((select private.is_team()));
create policy "admins add template versions" on public.milestone_templates for insert to authenticated with check ((select private.is_admin()));

revoke all on public.milestone_templates from public, anon, authenticated, service_role;
grant select, insert on public.milestone_templates to authenticated, service_role;

insert into public.milestone_templates (tier, version, "order", name, kind, turn, optional, round, duration_days) values
  (1, 1, 1, 'Intake', 'start', 'client', false, null, 1),
  (1, 1, 2, 'Asset Review', 'work', 'studio', false, null, 2),
  (1, 1, 3, 'Concept', 'work', 'studio', false, null, 7),
  (1, 1, 4, 'Review', 'review', 'client', false, 1, 3),
  (1, 1, 5, 'Revisions', 'revision', 'studio', false, 1, 3),
  (1, 1, 6, 'Delivery', 'work', 'studio', false, null, 1),

  (2, 1, 1, 'Intake', 'start', 'client', false, null, 1),
  (2, 1, 2, 'Asset Review', 'work', 'studio', false, null, 2),
  (2, 1, 3, 'Kickoff Call', 'work', 'client', false, null, 3),
  (2, 1, 4, 'Draft', 'work', 'studio', false, null, 10),
  (2, 1, 5, 'Check-in', 'work', 'client', false, null, 2),
  (2, 1, 6, 'Review', 'review', 'client', false, 1, 5),
  (2, 1, 7, 'Revisions', 'revision', 'studio', false, 1, 5),
  (2, 1, 8, 'Second Review', 'review', 'client', true, 2, 3),
  (2, 1, 9, 'Second Revisions', 'revision', 'studio', true, 2, 3),
  (2, 1, 10, 'Delivery', 'work', 'studio', false, null, 1),

  (3, 1, 1, 'Deposit', 'start', 'client', false, null, 1),
  (3, 1, 2, 'Site Visit Scheduling', 'start', 'client', false, null, 5),
  (3, 1, 3, 'Site Visit and 3D Scan', 'work', 'studio', false, null, 2),
  (3, 1, 4, 'Survey Processing', 'work', 'studio', false, null, 5),
  (3, 1, 5, 'Collaboration', 'work', 'client', false, null, 3),
  (3, 1, 6, 'Draft', 'work', 'studio', false, null, 12),
  (3, 1, 7, 'Review', 'review', 'client', false, 1, 5),
  (3, 1, 8, 'Revisions', 'revision', 'studio', false, 1, 7),
  (3, 1, 9, 'Second Collaboration', 'work', 'client', false, 2, 2),
  (3, 1, 10, 'Second Review', 'review', 'client', false, 2, 4),
  (3, 1, 11, 'Second Revisions', 'revision', 'studio', false, 2, 5),
  (3, 1, 12, 'Final Review', 'review', 'client', true, 3, 3),
  (3, 1, 13, 'Final Revisions', 'revision', 'studio', true, 3, 3),
  (3, 1, 14, 'Contractor Coordination', 'work', 'studio', false, null, 2),
  (3, 1, 15, 'Delivery', 'work', 'studio', false, null, 1),

  (4, 1, 1, 'Initiation', 'start', 'studio', false, null, 3),
  (4, 1, 2, 'Property Assessment', 'work', 'studio', false, null, 7),
  (4, 1, 3, 'Vision', 'work', 'studio', false, null, 7),
  (4, 1, 4, 'Concept', 'work', 'studio', false, null, 14),
  (4, 1, 5, 'Concept Presentation', 'review', 'client', false, null, 3),
  (4, 1, 6, 'Design Development', 'work', 'studio', false, null, 21),
  (4, 1, 7, 'Collaborative Reviews', 'review', 'client', false, null, null),
  (4, 1, 8, 'Contractor Selection', 'work', 'studio', false, null, 14),
  (4, 1, 9, 'Construction Documents', 'work', 'studio', false, null, 21),
  (4, 1, 10, 'Bid Management', 'work', 'studio', true, null, 14),
  (4, 1, 11, 'Construction Oversight', 'work', 'studio', false, null, null),
  (4, 1, 12, 'Completion', 'work', 'studio', false, null, 3);
