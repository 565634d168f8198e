-- Users: everyone who can sign in, and how. Nobody but the service role ever reads a password hash. A user is never deleted, since the
-- audit log names them: `deactivated_at` closes the door.

create type public.user_type as enum ('kaa_client', 'sage_client', 'team', 'admin');

create table public.users (
  id uuid primary key default gen_random_uuid(),
  email text check (length(email) between 3 and 254 and email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  address text check (length(address) between 5 and 300),
  -- An address is a name only for those without e-mail; see address_keys.
  address_key text generated always as (private.address_key(address)) stored,
  name text check (length(name) between 1 and 200),
  password_hash text check (password_hash like '$argon2id$%' and length(password_hash) <= 300),
  password_changed_at timestamptz,
  user_type public.user_type not null,
  -- Mirrors the client's tier; null for team and admin.
  tier integer check (tier between 1 and 4),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  last_login timestamptz,
  deactivated_at timestamptz,
  row_version integer not null default 1,
  constraint users_have_a_name_to_sign_in check (email is not null or address_key is not null),
  constraint only_kaa_clients_go_without_email check (email is not null or user_type = 'kaa_client'),
  constraint only_clients_have_a_tier check (tier is null or user_type in ('kaa_client', 'sage_client'))
);

create unique index users_email_key on public.users (lower(email));
create unique index users_address_key on public.users (address_key) where email is null;
create index users_created_at_idx on public.users (created_at desc, id desc);
create index users_user_type_idx on public.users (user_type);

create trigger touch before update on public.users for each row execute function private.touch_row();
create trigger audit after insert or update or delete on public.users
  for each row execute function private.write_audit('user', 'create', '!password_hash', '-address_key', '-last_login');

-- The people of one client see each other. (PL/pgSQL, because its body may name a table of a later migration.)
create function private.own_people_ids() returns setof uuid language plpgsql stable security definer set search_path = '' as $$
begin
  return query select them.user_id from public.client_people them
    join public.client_people me on me.client_id = them.client_id where me.user_id = (select auth.uid());
end $$;
revoke all on function private.own_people_ids() from public;
grant execute on function private.own_people_ids() to authenticated;

alter table public.users enable row level security;
alter table public.users force row level security;
create policy "users read themselves and their household, the team reads everyone" on public.users for select to authenticated
  using (id = (select auth.uid()) or (select private.is_team()) or id in (select private.own_people_ids()));
create policy "admins add users" on public.users for insert to authenticated with check ((select private.is_admin()));
create policy "admins change users" on public.users for update to authenticated
  using ((select private.is_admin())) with check ((select private.is_admin()));

revoke all on public.users from public, anon, authenticated, service_role;
grant select (id, email, address, name, user_type, tier, created_at, updated_at, last_login, deactivated_at, row_version)
  on public.users to authenticated;
grant insert (id, email, address, name, user_type), update (email, address, name, user_type, deactivated_at) on public.users to authenticated;
grant select, insert, update on public.users to service_role;
