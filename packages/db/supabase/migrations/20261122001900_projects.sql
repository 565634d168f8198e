-- Projects: what a client ordered. What was agreed at opening (fee, deposit, currency, rounds, template version) is kept here and never
-- follows the price list. `payment_status` is derived from the dues; `former_status` is where a closed project may go back to.

create type public.project_status as enum ('onboarding', 'in_progress', 'awaiting_feedback', 'revisions', 'delivered', 'closed');
create type public.project_payment_status as enum ('pending', 'paid', 'refunded');

create table public.projects (
  id uuid primary key default gen_random_uuid(),
  client_id uuid not null references public.clients (id) on delete restrict,
  -- A lead opens one project.
  lead_id uuid unique references public.leads (id) on delete restrict,
  tier integer not null references public.tiers (id) on delete restrict,
  status public.project_status not null default 'onboarding',
  former_status public.project_status check (former_status <> 'closed'),
  name text not null check (length(name) between 1 and 200),
  site_address text check (length(site_address) between 1 and 300),
  notion_page_id text check (length(notion_page_id) <= 100),
  payment_status public.project_payment_status not null default 'pending',
  agreed_fee_cents integer check (agreed_fee_cents >= 0),
  agreed_deposit_cents integer check (agreed_deposit_cents between 0 and agreed_fee_cents),
  agreed_currency text check (agreed_currency ~ '^[a-z]{3}$'),
  -- Null with a template version: unlimited.
  agreed_rounds integer check (agreed_rounds >= 0),
  template_version integer check (template_version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  row_version integer not null default 1,
  constraint a_fee_has_a_currency check ((agreed_fee_cents is null) = (agreed_currency is null))
);

create index projects_created_at_idx on public.projects (created_at desc, id desc);
create index projects_status_idx on public.projects (status, created_at desc, id desc);
create index projects_client_id_idx on public.projects (client_id, created_at desc, id desc);
create index projects_tier_idx on public.projects (tier, created_at desc, id desc);

create function private.own_project_ids() returns setof uuid language sql stable security definer set search_path = '' as $$
  select p.id from public.projects p join public.client_people cp on cp.client_id = p.client_id where cp.user_id = (select auth.uid())
$$;
revoke all on function private.own_project_ids() from public;
grant execute on function private.own_project_ids() to authenticated;

create function private.remember_former_status() returns trigger language plpgsql set search_path = '' as $$
begin
  new.former_status := case
    when new.status = 'closed' and old.status <> 'closed' then old.status
    when new.status = 'closed' then old.former_status end;
  return new;
end $$;
revoke all on function private.remember_former_status() from public;

-- Agreed once, at opening.
create function private.keep_agreed_terms() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.template_version is not null and
    (new.agreed_fee_cents, new.agreed_deposit_cents, new.agreed_currency, new.agreed_rounds, new.template_version)
      is distinct from (old.agreed_fee_cents, old.agreed_deposit_cents, old.agreed_currency, old.agreed_rounds, old.template_version) then
    raise exception 'what was agreed when the project opened does not change' using errcode = 'PT409', hint = 'Add a due or a quote.';
  end if;
  return new;
end $$;
revoke all on function private.keep_agreed_terms() from public;

create trigger enforce_transition before insert or update of status on public.projects
  for each row execute function private.enforce_transition('project', 'onboarding');
create trigger keep_agreed_terms before update on public.projects for each row execute function private.keep_agreed_terms();
create trigger remember_former_status before update on public.projects for each row execute function private.remember_former_status();
create trigger touch before update on public.projects for each row execute function private.touch_row();
create trigger audit after insert or update or delete on public.projects
  for each row execute function private.write_audit('project', 'create', '-notion_page_id');
create trigger note_change after insert or update or delete on public.projects
  for each row execute function private.note_change('project', 'id', 'name', 'client_id', 'tier', 'status', 'payment_status');

alter table public.projects enable row level security;
alter table public.projects force row level security;
create policy "clients read their own projects, the team reads all" on public.projects for select to authenticated
  using ((select private.is_team()) or id in (select private.own_project_ids()));
create policy "the team opens projects" on public.projects for insert to authenticated with check ((select private.is_team()));
create policy "the team changes projects" on public.projects for update to authenticated
  using ((select private.is_team())) with check ((select private.is_team()));

revoke all on public.projects from public, anon, authenticated, service_role;
grant select on public.projects to authenticated;
grant insert (id, client_id, lead_id, tier, name, site_address), update (name, site_address, status) on public.projects to authenticated;
grant select, insert, update, delete on public.projects to service_role;
