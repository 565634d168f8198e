-- Tiers: what the studio sells. Every price, share, number of weeks and rounds is a row here and nowhere in code. Null: open (tier 4 is
-- quoted per project, its weeks and budget have no upper bound, its rounds are unlimited). What a project agreed to is kept with the project.

create table public.tiers (
  id integer primary key check (id between 1 and 4),
  name text not null check (length(name) between 1 and 100),
  description text not null check (length(description) between 1 and 1000),
  stripe_product_id text check (length(stripe_product_id) <= 255),
  stripe_price_id text check (length(stripe_price_id) <= 255),
  features jsonb not null default '[]' check (jsonb_typeof(features) = 'array'),
  price_cents integer check (price_cents > 0),
  currency text not null default 'usd' check (currency ~ '^[a-z]{3}$'),
  -- The share of the fee that is paid first; null: the whole fee at once, or as quoted.
  deposit_percent integer check (deposit_percent between 1 and 99),
  weeks_min integer not null check (weeks_min between 1 and 104),
  weeks_max integer check (weeks_max between weeks_min and 104),
  revision_rounds integer check (revision_rounds >= 0),
  site_visit text not null check (site_visit in ('none', 'one', 'several')),
  -- The project budget that the tier is meant for. A bound belongs to the upper tier.
  budget_from_cents integer not null check (budget_from_cents >= 0),
  budget_to_cents integer check (budget_to_cents > budget_from_cents),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  row_version integer not null default 1
);

create trigger touch before update on public.tiers for each row execute function private.touch_row();
create trigger audit after insert or update or delete on public.tiers for each row execute function private.write_audit('tier', 'create');

alter table public.tiers enable row level security;
alter table public.tiers force row level security;
create policy "everyone signed in reads the tiers" on public.tiers for select to authenticated using (true);
create policy "admins change the tiers" on public.tiers for update to authenticated
  using ((select private.is_admin())) with check ((select private.is_admin()));

revoke all on public.tiers from public, anon, authenticated, service_role;
grant select on public.tiers to authenticated;
grant update (name, description, stripe_product_id, stripe_price_id, features, price_cents, deposit_percent, weeks_min, weeks_max,
  revision_rounds, site_visit, budget_from_cents, budget_to_cents) on public.tiers to authenticated;
grant select, update on public.tiers to service_role;

insert into public.tiers (id, name, description, features, price_cents, deposit_percent, weeks_min, weeks_max, revision_rounds, site_visit,
  budget_from_cents, budget_to_cents)
values
  (1, 'The Concept', 'A clear first idea for your garden, drawn from what you send us and delivered online.',
    '["Conceptual plans", "Basic 3D", "Digital delivery"]', 29900, null, 2, 4, 1, 'none', 250000, 750000),
  (2, 'The Builder', 'Plans that a builder can price, with a call at the start and a check-in half way.',
    '["Detailed plans", "3D views", "Kickoff call", "Mid-project check-in"]', 149900, null, 4, 8, 2, 'none', 750000, 1500000),
  (3, 'The Concierge', 'We visit and scan the site, design with you in sessions and brief your contractor.',
    '["Comprehensive plans", "Premium 3D", "Survey visit", "Designer sessions", "Contractor coordination"]',
    499900, 30, 8, 12, 3, 'one', 1500000, 3500000),
  (4, 'KAA White Glove', 'A dedicated team takes your project from the first vision to the built garden.',
    '["Full design", "Dedicated team", "Project management", "Contractor selection", "Construction oversight"]',
    null, null, 12, null, null, 'several', 3500000, null);
