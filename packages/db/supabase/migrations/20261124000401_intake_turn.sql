-- Whose turn the step "Intake" is. A project opens when its client has filled in the form and paid, so nothing is left for them to do: the
-- studio reads the answers. Published templates never change, so tiers 1 and 2 get a second version; steps not done yet are set right.

insert into public.milestone_templates (tier, version, "order", name, kind, turn, optional, round, duration_days)
select tier, 2, "order", name, kind, case when name = 'Intake' then 'studio' else turn end, optional, round, duration_days
from public.milestone_templates where tier in (1, 2) and version = 1
order by tier, "order";

update public.milestones set turn = 'studio' where name = 'Intake' and kind = 'start' and turn = 'client' and status <> 'completed';
