-- Quotes: what tier 4 costs, offered to a lead or a project and accepted by a private link. A sent quote keeps its terms: a change is a new
-- version. The link's token is stored as a digest.

create table public.quotes (
  id uuid primary key default gen_random_uuid(),
  lead_id uuid references public.leads (id) on delete restrict,
  project_id uuid references public.projects (id) on delete restrict,
  version integer not null default 1 check (version > 0),
  status text not null default 'draft' check (status in ('draft', 'sent', 'accepted', 'declined', 'expired')),
  -- [{label, amount_cents}] and [{purpose, label, amount_cents, due_on}]
  lines jsonb not null default '[]' check (jsonb_typeof(lines) = 'array'),
  dues jsonb not null default '[]' check (jsonb_typeof(dues) = 'array'),
  total_cents integer not null check (total_cents >= 0),
  currency text not null default 'usd' check (currency ~ '^[a-z]{3}$'),
  valid_until timestamptz,
  token_hash text unique check (token_hash ~ '^[0-9a-f]{64}$'),
  sent_at timestamptz,
  accepted_at timestamptz,
  accepted_name text check (length(accepted_name) between 1 and 200),
  terms_hash text check (terms_hash ~ '^[0-9a-f]{64}$'),
  created_by uuid references public.users (id) on delete restrict,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  row_version integer not null default 1,
  constraint a_quote_is_for_someone check (num_nonnulls(lead_id, project_id) >= 1),
  constraint sent_quotes_have_an_end check (status = 'draft' or (sent_at is not null and valid_until is not null)),
  constraint accepted_by_name check ((status = 'accepted') = (num_nonnulls(accepted_at, accepted_name, terms_hash) = 3)),
  unique (lead_id, version)
);

create unique index quotes_project_version_key on public.quotes (project_id, version) where lead_id is null;
create index quotes_project_id_idx on public.quotes (project_id);
create index quotes_created_by_idx on public.quotes (created_by);
create index quotes_created_at_idx on public.quotes (created_at desc, id desc);

create function private.keep_sent_quote() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.status <> 'draft' and (new.lines, new.dues, new.total_cents, new.currency, new.version)
    is distinct from (old.lines, old.dues, old.total_cents, old.currency, old.version) then
    raise exception 'a sent quote keeps its terms' using errcode = 'PT409', hint = 'Write a new version.';
  end if;
  return new;
end $$;

-- Clients see quotes from the moment they are sent: those of their projects and of the leads that became them.
create function private.own_lead_ids() returns setof uuid language sql stable security definer set search_path = '' as $$
  select id from public.leads where client_id in (select private.own_client_ids())
$$;
revoke all on function private.keep_sent_quote(), private.own_lead_ids() from public;
grant execute on function private.own_lead_ids() to authenticated;

create trigger keep_sent before update on public.quotes for each row execute function private.keep_sent_quote();
create trigger touch before update on public.quotes for each row execute function private.touch_row();
create trigger audit after insert or update or delete on public.quotes
  for each row execute function private.write_audit('quote', 'create', '!token_hash');

alter table public.quotes enable row level security;
alter table public.quotes force row level security;
create policy "clients read the quotes sent to them, the team reads all" on public.quotes for select to authenticated
  using ((select private.is_team()) or (status <> 'draft'
    and (project_id in (select private.own_project_ids()) or lead_id in (select private.own_lead_ids()))));
create policy "the team drafts quotes" on public.quotes for insert to authenticated
  with check ((select private.is_team()) and created_by = (select auth.uid()));
create policy "the team changes drafts" on public.quotes for update to authenticated
  using ((select private.is_team()) and status = 'draft') with check ((select private.is_team()) and status = 'draft');

revoke all on public.quotes from public, anon, authenticated, service_role;
grant select (id, lead_id, project_id, version, status, lines, dues, total_cents, currency, valid_until, sent_at, accepted_at, accepted_name,
  created_by, created_at, updated_at, row_version) on public.quotes to authenticated;
grant insert (id, lead_id, project_id, version, lines, dues, total_cents, currency, valid_until, created_by),
  update (lines, dues, total_cents, currency, valid_until) on public.quotes to authenticated;
grant select, insert, update on public.quotes to service_role;
