-- Payments: what Stripe says was paid for a due. Integer cents. Only Stripe's word changes a row, so no person may write here.
-- `project_id` is null only until the lead's project opens. `stripe_payment_intent_id` is null until the customer confirms.

create type public.payment_status as enum ('pending', 'succeeded', 'failed', 'refunded');

create table public.payments (
  id uuid primary key default gen_random_uuid(),
  project_id uuid references public.projects (id) on delete restrict,
  due_id uuid not null references public.dues (id) on delete restrict,
  stripe_checkout_session_id text unique check (length(stripe_checkout_session_id) <= 255),
  stripe_payment_intent_id text unique check (length(stripe_payment_intent_id) <= 255),
  stripe_customer_id text check (length(stripe_customer_id) <= 255),
  -- Kept before the call, so that a repeat after a crash is the same call.
  idempotency_key text unique check (length(idempotency_key) <= 255),
  amount integer not null check (amount > 0),
  currency text not null default 'usd' check (currency ~ '^[a-z]{3}$'),
  status public.payment_status not null default 'pending',
  tier integer not null references public.tiers (id) on delete restrict,
  amount_refunded integer not null default 0 check (amount_refunded between 0 and amount),
  dispute_status text check (length(dispute_status) <= 40),
  -- A second success for one due: kept, shown in ops, given back.
  duplicate_of uuid references public.payments (id) on delete restrict check (duplicate_of <> id),
  expires_at timestamptz,
  paid_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint refunded_means_all_of_it check (status <> 'refunded' or amount_refunded = amount)
);

-- Nobody can be charged twice for one due: a second row must say that it is a duplicate.
create unique index payments_one_open_per_due on public.payments (due_id) where status in ('pending', 'succeeded') and duplicate_of is null;
create index payments_due_id_idx on public.payments (due_id);
create index payments_project_id_idx on public.payments (project_id, created_at desc, id desc);
create index payments_status_idx on public.payments (status, created_at desc, id desc);
create index payments_created_at_idx on public.payments (created_at desc, id desc);
create index payments_tier_idx on public.payments (tier);
create index payments_duplicate_of_idx on public.payments (duplicate_of);
create index payments_stripe_customer_id_idx on public.payments (stripe_customer_id);

create function private.check_payment_amount() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from public.dues where id = new.due_id and amount_cents = new.amount and currency = new.currency) then
    raise exception 'a payment has the amount and currency of its due' using errcode = 'check_violation';
  end if;
  return new;
end $$;
revoke all on function private.check_payment_amount() from public;

create trigger check_amount before insert or update of due_id, amount, currency on public.payments
  for each row execute function private.check_payment_amount();
create trigger enforce_transition before insert or update of status on public.payments
  for each row execute function private.enforce_transition('payment', 'pending');
create trigger touch before update on public.payments for each row execute function private.touch_updated_at();
create trigger audit after insert or update or delete on public.payments
  for each row execute function private.write_audit('payment', 'payment', '-idempotency_key');

alter table public.payments enable row level security;
alter table public.payments force row level security;
create policy "clients read their own payments, the team reads all" on public.payments for select to authenticated
  using ((select private.is_team()) or project_id in (select private.own_project_ids()));

revoke all on public.payments from public, anon, authenticated, service_role;
grant select (id, project_id, due_id, stripe_checkout_session_id, stripe_payment_intent_id, stripe_customer_id, amount, currency, status, tier,
  amount_refunded, dispute_status, duplicate_of, expires_at, paid_at, created_at, updated_at) on public.payments to authenticated;
grant select, insert, update on public.payments to service_role;
