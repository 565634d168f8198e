-- Refunds by Stripe's id. What a payment has given back is the sum of its refunds that succeeded: a refund that fails undoes itself.

create table public.refunds (
  id text primary key check (length(id) between 1 and 255),
  payment_id uuid not null references public.payments (id) on delete restrict,
  amount integer not null check (amount > 0),
  currency text not null check (currency ~ '^[a-z]{3}$'),
  status text not null check (status in ('pending', 'requires_action', 'succeeded', 'failed', 'canceled')),
  reason text check (length(reason) <= 500),
  requested_by uuid references public.users (id) on delete restrict,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create index refunds_payment_id_idx on public.refunds (payment_id, created_at desc, id desc);
create index refunds_requested_by_idx on public.refunds (requested_by);
create index refunds_created_at_idx on public.refunds (created_at desc, id desc);

create function private.own_payment_ids() returns setof uuid language sql stable security definer set search_path = '' as $$
  select id from public.payments where project_id in (select private.own_project_ids())
$$;
revoke all on function private.own_payment_ids() from public;
grant execute on function private.own_payment_ids() to authenticated;

create trigger touch before update on public.refunds for each row execute function private.touch_updated_at();
create trigger audit after insert or update or delete on public.refunds for each row execute function private.write_audit('refund', 'refund');

alter table public.refunds enable row level security;
alter table public.refunds force row level security;
create policy "clients read their own refunds, the team reads all" on public.refunds for select to authenticated
  using ((select private.is_team()) or payment_id in (select private.own_payment_ids()));

revoke all on public.refunds from public, anon, authenticated, service_role;
grant select (id, payment_id, amount, currency, status, created_at, updated_at) on public.refunds to authenticated;
grant select, insert, update on public.refunds to service_role;
