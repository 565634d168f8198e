-- Sessions: who is signed in to which app. The token itself is only in the browser's cookie; here is its SHA-256. A session ends when it was
-- idle too long, at its absolute end, when it is ended, or when its user's password changes.

create table public.sessions (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id) on delete restrict,
  audience text not null check (audience in ('portal', 'ops')),
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  network text not null check (length(network) between 1 and 100),
  user_agent text check (length(user_agent) <= 500),
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  idle_expires_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  end_reason text check (end_reason in ('signed_out', 'revoked', 'password_changed')),
  constraint ended_for_a_reason check ((ended_at is null) = (end_reason is null))
);

create index sessions_user_id_idx on public.sessions (user_id, created_at desc, id desc);
create index sessions_open_idx on public.sessions (expires_at) where ended_at is null;

-- The console is used all day by few; the portal now and then by many.
create function private.session_lifetime(p_audience text, out idle interval, out absolute interval)
language sql immutable set search_path = '' as $$
  select case p_audience when 'ops' then interval '8 hours' else interval '14 days' end,
         case p_audience when 'ops' then interval '7 days' else interval '60 days' end
$$;

create function private.end_sessions_of_user() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.sessions set ended_at = now(), end_reason = case when new.deactivated_at is null then 'password_changed' else 'revoked' end
    where user_id = new.id and ended_at is null;
  return null;
end $$;
revoke all on function private.session_lifetime(text), private.end_sessions_of_user() from public;

-- Not on password_hash: hashing the same password anew with stronger settings ends nothing.
create trigger end_sessions after update of password_changed_at, deactivated_at on public.users for each row
  when (old.password_changed_at is distinct from new.password_changed_at or (old.deactivated_at is null and new.deactivated_at is not null))
  execute function private.end_sessions_of_user();

alter table public.sessions enable row level security;
alter table public.sessions force row level security;
create policy "users see their own sessions, admins all" on public.sessions for select to authenticated
  using (user_id = (select auth.uid()) or (select private.is_admin()));

revoke all on public.sessions from public, anon, authenticated, service_role;
grant select (id, user_id, audience, network, user_agent, created_at, last_seen_at, idle_expires_at, expires_at, ended_at, end_reason)
  on public.sessions to authenticated;
grant select, insert, update, delete on public.sessions to service_role;
