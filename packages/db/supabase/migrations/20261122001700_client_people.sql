-- Client people: everyone who may see a client's projects. The primary contact (clients.user_id) can be replaced there but not removed here.

create table public.client_people (
  client_id uuid not null references public.clients (id) on delete cascade,
  user_id uuid not null references public.users (id) on delete restrict,
  created_at timestamptz not null default now(),
  primary key (client_id, user_id)
);

create index client_people_user_id_idx on public.client_people (user_id, client_id);

create function private.keep_primary_contact() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from public.clients where id = old.client_id and user_id = old.user_id) then
    raise exception 'the primary contact stays with the client' using errcode = 'PT409', hint = 'Name another primary contact first.';
  end if;
  return old;
end $$;
revoke all on function private.keep_primary_contact() from public;

create trigger keep_primary_contact before delete on public.client_people for each row execute function private.keep_primary_contact();
create trigger audit after insert or update or delete on public.client_people
  for each row execute function private.write_audit('client_person', 'create');

alter table public.client_people enable row level security;
alter table public.client_people force row level security;
create policy "people see who shares their client, the team sees all" on public.client_people for select to authenticated
  using ((select private.is_team()) or client_id in (select private.own_client_ids()));
create policy "the team adds people" on public.client_people for insert to authenticated with check ((select private.is_team()));
create policy "the team removes people" on public.client_people for delete to authenticated using ((select private.is_team()));

revoke all on public.client_people from public, anon, authenticated, service_role;
grant select, insert, delete on public.client_people to authenticated;
grant select, insert, delete on public.client_people to service_role;
