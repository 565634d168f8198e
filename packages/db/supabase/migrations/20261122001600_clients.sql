-- Clients: a household or company that the studio works for. `user_id` is the primary contact; client_people has everyone. Status and tier
-- are derived from the projects, so nobody may write them through the Data API.

create type public.client_status as enum ('onboarding', 'active', 'completed', 'closed');

create table public.clients (
  id uuid primary key default gen_random_uuid(),
  user_id uuid unique references public.users (id) on delete restrict,
  name text not null check (length(name) between 1 and 200),
  tier integer not null references public.tiers (id) on delete restrict,
  status public.client_status not null default 'onboarding',
  project_address text check (length(project_address) between 1 and 300),
  notion_page_id text check (length(notion_page_id) <= 100),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  row_version integer not null default 1
);

create index clients_tier_idx on public.clients (tier);
create index clients_status_idx on public.clients (status, created_at desc, id desc);
create index clients_created_at_idx on public.clients (created_at desc, id desc);

-- (PL/pgSQL, because its body names a table of the next migration.)
create function private.own_client_ids() returns setof uuid language plpgsql stable security definer set search_path = '' as $$
begin
  return query select client_id from public.client_people where user_id = (select auth.uid());
end $$;
revoke all on function private.own_client_ids() from public;
grant execute on function private.own_client_ids() to authenticated;

-- Access goes by client_people alone, so the primary contact is always one of them.
create function private.add_primary_contact() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.client_people (client_id, user_id) select new.id, new.user_id where new.user_id is not null on conflict do nothing;
  return null;
end $$;
revoke all on function private.add_primary_contact() from public;

create trigger touch before update on public.clients for each row execute function private.touch_row();
create trigger add_primary_contact after insert or update of user_id on public.clients
  for each row execute function private.add_primary_contact();
create trigger audit after insert or update or delete on public.clients
  for each row execute function private.write_audit('client', 'create', '-notion_page_id');
create trigger note_change after insert or update or delete on public.clients
  for each row execute function private.note_change('client', 'id', 'name', 'tier', 'status', 'project_address');

alter table public.clients enable row level security;
alter table public.clients force row level security;
create policy "people read their own client, the team reads all" on public.clients for select to authenticated
  using ((select private.is_team()) or id in (select private.own_client_ids()));
create policy "the team adds clients" on public.clients for insert to authenticated with check ((select private.is_team()));
create policy "the team changes clients" on public.clients for update to authenticated
  using ((select private.is_team())) with check ((select private.is_team()));

revoke all on public.clients from public, anon, authenticated, service_role;
grant select on public.clients to authenticated;
grant insert (id, user_id, name, tier, project_address), update (user_id, name, project_address) on public.clients to authenticated;
grant select, insert, update, delete on public.clients to service_role;
