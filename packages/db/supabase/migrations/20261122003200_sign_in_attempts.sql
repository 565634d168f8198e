-- Sign-in attempts: one row per name, per network and per pair of both, as digests. Waiting times grow and are forgotten; nobody is locked
-- out for good, or anyone could lock a client out. A refused try counts nowhere, so hammering does not lengthen somebody's wait.

create table public.sign_in_attempts (
  kind text not null check (kind in ('name', 'network', 'pair')),
  key text not null check (key ~ '^[0-9a-f]{64}$'),
  -- Tries since the last quiet spell that were let through and did not end in a session.
  failures integer not null check (failures >= 0),
  -- When the latest of them were, for the exact limit of a pair.
  recent timestamptz[] not null,
  next_at timestamptz not null,
  last_at timestamptz not null,
  primary key (kind, key)
);
create index sign_in_attempts_last_at_idx on public.sign_in_attempts (last_at);

-- Networks from which a user signed in before: there the name's own delay, which strangers can raise, does not hold them back.
create table public.sign_in_networks (
  user_id uuid not null references public.users (id) on delete cascade,
  network text not null check (length(network) between 1 and 100),
  last_at timestamptz not null default now(),
  primary key (user_id, network)
);

alter table public.sign_in_attempts enable row level security;
alter table public.sign_in_attempts force row level security;
alter table public.sign_in_networks enable row level security;
alter table public.sign_in_networks force row level security;
revoke all on public.sign_in_attempts, public.sign_in_networks from public, anon, authenticated, service_role;
grant select, delete on public.sign_in_attempts, public.sign_in_networks to service_role;

create function private.digest(p_value text) returns text language sql immutable set search_path = '' as $$
  select encode(sha256(convert_to(p_value, 'UTF8')), 'hex')
$$;

-- 0 while free, then 1, 2, 4 … seconds up to the cap.
create function private.sign_in_delay(p_failures integer, p_free integer, p_cap_seconds integer) returns interval
language sql immutable set search_path = '' as $$
  select case when p_failures <= p_free then interval '0'
    else make_interval(secs => least(p_cap_seconds, 2 ^ least(p_failures - p_free - 1, 20))) end
$$;

create function private.since(p_times timestamptz[], p_from timestamptz) returns timestamptz[] language sql immutable set search_path = '' as $$
  select coalesce(array_agg(t order by t), '{}') from unnest(p_times) as t where t > p_from
$$;

-- Counts one try. Raises PT429 with the seconds to wait as its detail when the try must not go on. One statement decides and counts, so
-- that parallel tries queue at the row; clock_timestamp() is read after that wait, now() would be from before.
create function private.count_sign_in(p_kind text, p_key text, p_free integer, p_cap_seconds integer, p_forget interval,
  p_most integer default null, p_window interval default '0') returns void language plpgsql set search_path = '' as $$
declare
  v_until timestamptz;
begin
  insert into public.sign_in_attempts as a (kind, key, failures, recent, next_at, last_at)
  values (p_kind, p_key, 1, array[clock_timestamp()], clock_timestamp(), clock_timestamp())
  on conflict (kind, key) do update set
    failures = case when a.last_at < clock_timestamp() - p_forget then 1 else a.failures + 1 end,
    recent = private.since(a.recent, clock_timestamp() - p_window) || clock_timestamp(),
    next_at = clock_timestamp() + private.sign_in_delay(
      case when a.last_at < clock_timestamp() - p_forget then 1 else a.failures + 1 end, p_free, p_cap_seconds),
    last_at = clock_timestamp()
  where a.next_at <= clock_timestamp()
    and (p_most is null or cardinality(private.since(a.recent, clock_timestamp() - p_window)) < p_most);
  if found then return; end if;

  select greatest(a.next_at, case when cardinality(r) >= p_most then r[1] + p_window end) into v_until
    from public.sign_in_attempts a, private.since(a.recent, clock_timestamp() - p_window) as r where a.kind = p_kind and a.key = p_key;
  raise exception 'too many tries' using errcode = 'PT429',
    detail = greatest(1, ceil(extract(epoch from v_until - clock_timestamp())))::integer::text;
end $$;

revoke all on function private.digest(text), private.sign_in_delay(integer, integer, integer), private.since(timestamptz[], timestamptz),
  private.count_sign_in(text, text, integer, integer, interval, integer, interval) from public;
