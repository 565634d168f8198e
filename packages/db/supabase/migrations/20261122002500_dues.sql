-- Dues: what is owed, by a lead before its project opens or by a project. A payment pays exactly one due and takes its amount from it, so
-- an amount never changes: a due that was wrong is cancelled and written anew.

create table public.dues (
  id uuid primary key default gen_random_uuid(),
  lead_id uuid references public.leads (id) on delete restrict,
  project_id uuid references public.projects (id) on delete restrict,
  quote_id uuid references public.quotes (id) on delete restrict,
  purpose text not null check (purpose in ('full', 'deposit', 'balance', 'instalment', 'extra_round', 'other')),
  label text not null check (length(label) between 1 and 200),
  amount_cents integer not null check (amount_cents > 0),
  currency text not null default 'usd' check (currency ~ '^[a-z]{3}$'),
  due_date timestamptz,
  cancelled_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  row_version integer not null default 1,
  constraint a_due_is_owed_by_someone check (num_nonnulls(lead_id, project_id) >= 1)
);

create index dues_lead_id_idx on public.dues (lead_id);
create index dues_project_id_idx on public.dues (project_id, created_at desc, id desc);
create index dues_quote_id_idx on public.dues (quote_id);
create index dues_due_date_idx on public.dues (due_date) where cancelled_at is null;
create index dues_created_at_idx on public.dues (created_at desc, id desc);
-- Owed once at most: the fee, its deposit, its balance.
create unique index dues_once_per_lead on public.dues (lead_id, purpose)
  where purpose in ('full', 'deposit', 'balance') and cancelled_at is null and lead_id is not null;
create unique index dues_once_per_project on public.dues (project_id, purpose)
  where purpose in ('full', 'deposit', 'balance') and cancelled_at is null and project_id is not null;

create function private.keep_due_amount() returns trigger language plpgsql set search_path = '' as $$
begin
  if (new.amount_cents, new.currency, new.purpose) is distinct from (old.amount_cents, old.currency, old.purpose) then
    raise exception 'the amount of a due does not change' using errcode = 'PT409', hint = 'Cancel it and write a new one.';
  end if;
  return new;
end $$;
revoke all on function private.keep_due_amount() from public;

create trigger keep_amount before update on public.dues for each row execute function private.keep_due_amount();
create trigger touch before update on public.dues for each row execute function private.touch_row();
create trigger audit after insert or update or delete on public.dues for each row execute function private.write_audit('due', 'create');

alter table public.dues enable row level security;
alter table public.dues force row level security;
create policy "clients read what they owe, the team reads all" on public.dues for select to authenticated
  using ((select private.is_team()) or project_id in (select private.own_project_ids()));

-- Money: written by SQL functions only.
revoke all on public.dues from public, anon, authenticated, service_role;
grant select on public.dues to authenticated;
grant select, insert, update on public.dues to service_role;
