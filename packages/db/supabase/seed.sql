-- Demo people and one project, for a local stack only. Running it again changes nothing.
-- Everyone's password is garden-gate-2026 (argon2id, 65536 KiB, 3, 1). Never run this on a database that anyone else can reach.

insert into public.users (id, email, name, user_type, tier, password_hash)
select id::uuid, email, name, user_type::public.user_type, tier,
  '$argon2id$v=19$m=65536,t=3,p=1$3J3qPpGURnAf/TBEC0v/Jg$8hzBte/fRtOLfnJpIR9Pc+mQ/rGXNOxcvD0pp+tKsec'
from (values
  ('5a9e0000-0000-4000-8000-000000000001', 'ada@sage.example', 'Ada Linden', 'admin', null::integer),
  ('5a9e0000-0000-4000-8000-000000000002', 'tom@sage.example', 'Tom Reyes', 'team', null),
  ('5a9e0000-0000-4000-8000-000000000003', 'maya@example.com', 'Maya Okafor', 'sage_client', 2)
) as people (id, email, name, user_type, tier)
on conflict do nothing;

insert into public.clients (id, user_id, name, tier, status, project_address)
select '5a9e0000-0000-4000-8000-000000000011', id, 'Maya Okafor', 2, 'active', '14 Alder Lane, Oakland, CA 94611'
from public.users where id = '5a9e0000-0000-4000-8000-000000000003'
on conflict do nothing;

insert into public.projects (id, client_id, tier, status, name, site_address, agreed_fee_cents, agreed_currency, agreed_rounds, template_version)
select '5a9e0000-0000-4000-8000-000000000021', c.id, t.id, 'in_progress', 'Alder Lane garden', c.project_address,
  t.price_cents, t.currency, t.revision_rounds, 1
from public.clients c join public.tiers t on t.id = c.tier
where c.id = '5a9e0000-0000-4000-8000-000000000011'
on conflict do nothing;

-- The first three steps are done, the draft began today; what follows is due at 17:00 of a weekday in the studio's zone.
with steps as (
  select m.*, p.id as project_id, s.zone, sum(m.duration_days) filter (where m."order" > 3) over (order by m."order") as days_ahead
  from public.projects p
  join public.milestone_templates m on m.tier = p.tier and m.version = p.template_version
  cross join public.studio_settings s
  where p.id = '5a9e0000-0000-4000-8000-000000000021' and not exists (select from public.milestones where project_id = p.id)
)
insert into public.milestones (project_id, tier, name, "order", status, kind, turn, optional, round, duration_days, due_date)
select project_id, tier, name, "order",
  case when "order" <= 3 then 'completed' when "order" = 4 then 'in_progress' else 'pending' end::public.milestone_status,
  kind, turn, optional, round, duration_days,
  (select (day + interval '17 hours') at time zone zone
    from generate_series(date_trunc('day', now() at time zone zone), date_trunc('day', now() at time zone zone) + interval '120 days', '1 day') as day
    where extract(isodow from day) < 6 order by day offset coalesce(days_ahead, 0) limit 1)
from steps;

insert into public.dues (id, project_id, purpose, label, amount_cents, currency, due_date)
select '5a9e0000-0000-4000-8000-000000000031', p.id, 'full', 'Design fee, ' || t.name, p.agreed_fee_cents, p.agreed_currency, now() + interval '7 days'
from public.projects p join public.tiers t on t.id = p.tier
where p.id = '5a9e0000-0000-4000-8000-000000000021'
on conflict do nothing;
