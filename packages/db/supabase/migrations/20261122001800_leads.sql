-- Leads: what prospects told us, how it was routed and what the team decided. `recommended_tier` and everything that led to it stay as they
-- were; the decision is `approved_tier`, and only that tier of a qualified lead can be paid. Conversion is no status: `client_id` and
-- `converted_at` are set together, once. Sending a form twice gives one lead: `submission_id` is made by the form.

create type public.lead_status as enum ('new', 'qualified', 'needs_review', 'closed');

create table public.leads (
  id uuid primary key default gen_random_uuid(),
  submission_id uuid not null unique default gen_random_uuid(),
  source text not null default 'form' check (source in ('form', 'hand', 'import')),
  email text not null check (length(email) between 3 and 254 and email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  name text check (length(name) between 1 and 200),
  phone text check (length(phone) between 3 and 40),
  project_address text not null check (length(project_address) between 1 and 300),
  budget_range text check (length(budget_range) <= 100),
  budget_kind text check (budget_kind in ('amount', 'share_of_install', 'unsure')),
  budget_cents integer check (budget_cents between 0 and 1000000000),
  timeline text check (length(timeline) <= 100),
  timeline_weeks integer check (timeline_weeks between 1 and 104),
  project_type text check (project_type in ('simple_renovation', 'standard_renovation', 'small_addition', 'standard_addition',
    'major_renovation', 'new_build', 'complex', 'multiple_properties')),
  has_survey boolean,
  has_drawings boolean,
  -- As sent, before any reading of it.
  answers jsonb not null default '{}' check (jsonb_typeof(answers) = 'object' and length(answers::text) <= 50000),
  recommended_tier integer not null references public.tiers (id) on delete restrict,
  routing_reason text check (length(routing_reason) <= 2000),
  routing_result jsonb check (jsonb_typeof(routing_result) = 'object'),
  rule_version integer references public.routing_rules (version) on delete restrict,
  status public.lead_status not null default 'new',
  approved_tier integer references public.tiers (id) on delete restrict,
  reviewer_id uuid references public.users (id) on delete restrict,
  reviewed_at timestamptz,
  review_reason text check (length(review_reason) between 10 and 500),
  client_id uuid references public.clients (id) on delete restrict,
  converted_at timestamptz,
  notion_page_id text check (length(notion_page_id) <= 100),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  row_version integer not null default 1,
  constraint an_amount_is_an_amount check (coalesce(budget_kind = 'amount', budget_cents is not null) = (budget_cents is not null)),
  constraint a_result_names_its_rules check ((routing_result is null) = (rule_version is null)),
  constraint qualified_means_an_approved_tier check (status <> 'qualified' or approved_tier is not null),
  constraint another_tier_needs_a_reason check (approved_tier is null or approved_tier = recommended_tier or review_reason is not null),
  constraint converted_with_a_client check ((client_id is null) = (converted_at is null))
);

create index leads_created_at_idx on public.leads (created_at desc, id desc);
create index leads_status_idx on public.leads (status, created_at desc, id desc);
create index leads_email_idx on public.leads (lower(email));
create index leads_recommended_tier_idx on public.leads (recommended_tier);
create index leads_approved_tier_idx on public.leads (approved_tier);
create index leads_rule_version_idx on public.leads (rule_version);
create index leads_reviewer_id_idx on public.leads (reviewer_id);
create index leads_client_id_idx on public.leads (client_id);

create function private.keep_lead_facts() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.routing_result is not null and
    (new.answers, new.recommended_tier, new.routing_result, new.rule_version, new.routing_reason)
      is distinct from (old.answers, old.recommended_tier, old.routing_result, old.rule_version, old.routing_reason) then
    raise exception 'what a lead was told is never overwritten' using errcode = 'PT409', hint = 'Set approved_tier instead.';
  end if;
  if old.client_id is not null and (new.client_id, new.converted_at) is distinct from (old.client_id, old.converted_at) then
    raise exception 'a lead is converted once' using errcode = 'PT409';
  end if;
  return new;
end $$;
revoke all on function private.keep_lead_facts() from public;

create trigger enforce_transition before insert or update of status on public.leads
  for each row execute function private.enforce_transition('lead', 'new');
create trigger keep_facts before update on public.leads for each row execute function private.keep_lead_facts();
create trigger touch before update on public.leads for each row execute function private.touch_row();
create trigger audit after insert or update or delete on public.leads
  for each row execute function private.write_audit('lead', 'create', '-notion_page_id');
create trigger note_change after insert or update or delete on public.leads for each row execute function private.note_change('lead', 'id',
  'name', 'recommended_tier', 'approved_tier', 'status', 'budget_range', 'budget_cents', 'timeline', 'timeline_weeks', 'project_type', 'routing_reason');

alter table public.leads enable row level security;
alter table public.leads force row level security;
create policy "the team reads leads" on public.leads for select to authenticated using ((select private.is_team()));
create policy "the team adds leads by hand" on public.leads for insert to authenticated
  with check ((select private.is_team()) and source = 'hand');
create policy "the team reviews leads" on public.leads for update to authenticated
  using ((select private.is_team())) with check ((select private.is_team()));

revoke all on public.leads from public, anon, authenticated, service_role;
grant select on public.leads to authenticated;
grant insert (id, source, email, name, phone, project_address, budget_range, budget_kind, budget_cents, timeline, timeline_weeks, project_type,
  has_survey, has_drawings, recommended_tier, routing_reason) on public.leads to authenticated;
grant update (name, email, phone, project_address, status, approved_tier, reviewer_id, reviewed_at, review_reason) on public.leads to authenticated;
grant select, insert, update, delete on public.leads to service_role;
