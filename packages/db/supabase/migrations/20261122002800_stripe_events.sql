-- Stripe events: each stored once by its id, then applied, ignored, or parked until the object that it speaks of is known here. Never
-- ordered by Stripe's `created`, which has whole seconds only. The payload holds personal data and is for the server alone.

create table public.stripe_events (
  id text primary key check (length(id) between 1 and 255),
  type text not null check (length(type) between 1 and 100),
  object_id text check (length(object_id) <= 255),
  livemode boolean not null default false,
  payload jsonb not null,
  status text not null default 'received' check (status in ('received', 'applied', 'ignored', 'parked')),
  parked_reason text check (length(parked_reason) <= 500),
  stripe_created_at timestamptz not null,
  received_at timestamptz not null default now(),
  applied_at timestamptz,
  constraint parked_for_a_reason check ((status = 'parked') = (parked_reason is not null)),
  constraint applied_at_with_the_status check ((status = 'applied') = (applied_at is not null))
);

create index stripe_events_object_id_idx on public.stripe_events (object_id);
create index stripe_events_open_idx on public.stripe_events (received_at) where status in ('received', 'parked');
create index stripe_events_received_at_idx on public.stripe_events (received_at desc, id desc);

alter table public.stripe_events enable row level security;
alter table public.stripe_events force row level security;
create policy "the team sees which events came" on public.stripe_events for select to authenticated using ((select private.is_team()));

revoke all on public.stripe_events from public, anon, authenticated, service_role;
grant select (id, type, object_id, livemode, status, parked_reason, stripe_created_at, received_at, applied_at)
  on public.stripe_events to authenticated;
grant select, insert, update on public.stripe_events to service_role;
