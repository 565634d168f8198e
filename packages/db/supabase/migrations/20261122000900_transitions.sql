-- Transitions: the only status changes that exist, for whom, and whether a reason is asked. One trigger reads them for leads, projects,
-- milestones and payments. `back_to_former`: the row allows only the status that the record had before (reopening a closed project).
-- Roles: system (the studio's own processes: webhooks, worker, derived statuses), team, admin, client, intake. A client's approval completes
-- a milestone; what follows from it (the next milestone, the project's status) is the system's.

create table public.transitions (
  entity text not null check (entity in ('lead', 'project', 'milestone', 'payment')),
  from_status text not null,
  to_status text not null check (to_status <> from_status),
  role text not null check (role in ('system', 'team', 'admin', 'client', 'intake')),
  needs_reason boolean not null default false,
  back_to_former boolean not null default false,
  primary key (entity, from_status, to_status, role)
);

alter table public.transitions enable row level security;
alter table public.transitions force row level security;
create policy "the team reads the transitions" on public.transitions for select to authenticated using ((select private.is_team()));
revoke all on public.transitions from public, anon, authenticated, service_role;
grant select on public.transitions to authenticated, service_role;

-- One line a rule: entity, from, to, roles, needs a reason, only back to the former status.
insert into public.transitions (entity, from_status, to_status, role, needs_reason, back_to_former)
select entity, from_status, to_status, unnest(string_to_array(roles, ' ')), needs_reason, back_to_former
from (values
  ('lead', 'new', 'qualified', 'intake system team admin', false, false),
  ('lead', 'new', 'needs_review', 'intake system team admin', false, false),
  ('lead', 'new', 'closed', 'team admin', true, false),
  ('lead', 'needs_review', 'qualified', 'team admin', false, false),
  ('lead', 'needs_review', 'closed', 'team admin', true, false),
  ('lead', 'qualified', 'needs_review', 'team admin', false, false),
  ('lead', 'qualified', 'closed', 'team admin', true, false),
  ('lead', 'closed', 'needs_review', 'team admin', false, false),

  ('project', 'onboarding', 'in_progress', 'system team admin', false, false),
  ('project', 'in_progress', 'awaiting_feedback', 'system team admin', false, false),
  ('project', 'awaiting_feedback', 'in_progress', 'system team admin', false, false),
  ('project', 'awaiting_feedback', 'revisions', 'system team admin', false, false),
  ('project', 'revisions', 'awaiting_feedback', 'system team admin', false, false),
  ('project', 'revisions', 'in_progress', 'system team admin', false, false),
  ('project', 'in_progress', 'delivered', 'system team admin', false, false),
  ('project', 'awaiting_feedback', 'delivered', 'system team admin', false, false),
  ('project', 'revisions', 'delivered', 'system team admin', false, false),
  ('project', 'delivered', 'revisions', 'system team admin', false, false),
  ('project', 'onboarding', 'closed', 'admin', false, false),
  ('project', 'in_progress', 'closed', 'admin', false, false),
  ('project', 'awaiting_feedback', 'closed', 'admin', false, false),
  ('project', 'revisions', 'closed', 'admin', false, false),
  ('project', 'delivered', 'closed', 'admin', false, false),
  ('project', 'closed', 'onboarding', 'admin', true, true),
  ('project', 'closed', 'in_progress', 'admin', true, true),
  ('project', 'closed', 'awaiting_feedback', 'admin', true, true),
  ('project', 'closed', 'revisions', 'admin', true, true),
  ('project', 'closed', 'delivered', 'admin', true, true),

  ('milestone', 'pending', 'in_progress', 'system team admin', false, false),
  ('milestone', 'in_progress', 'completed', 'system team admin client', false, false),
  ('milestone', 'completed', 'in_progress', 'team admin', true, false),
  ('milestone', 'in_progress', 'pending', 'team admin', true, false),

  ('payment', 'pending', 'succeeded', 'system', false, false),
  ('payment', 'pending', 'failed', 'system', false, false),
  ('payment', 'failed', 'succeeded', 'system', false, false),
  ('payment', 'succeeded', 'refunded', 'system', false, false),
  ('payment', 'refunded', 'succeeded', 'system', false, false)
) as rules (entity, from_status, to_status, roles, needs_reason, back_to_former);
