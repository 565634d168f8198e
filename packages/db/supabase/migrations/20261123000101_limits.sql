-- Limits: how often something may be done in a while, by whom, as digests: no e-mail address and no network is kept. A refused try does not
-- count, and what is rolled back was never taken.

create table public.limits (
  kind text not null check (length(kind) between 1 and 50),
  key text not null check (key ~ '^[0-9a-f]{64}$'),
  taken integer not null check (taken > 0),
  ends_at timestamptz not null,
  primary key (kind, key)
);
create index limits_ends_at_idx on public.limits (ends_at);

alter table public.limits enable row level security;
alter table public.limits force row level security;
revoke all on public.limits from public, anon, authenticated, service_role;
grant select, delete on public.limits to service_role;

-- Takes one of `p_limit` in the `p_window` that began with the first. Raises PT429 with the seconds to wait as its detail when none is left.
-- One statement decides and counts, so that parallel callers queue at the row; clock_timestamp() is read after that wait.
create function private.take_limit(p_kind text, p_key text, p_limit integer, p_window interval) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_key text := private.digest(coalesce(p_key, ''));
  v_ends_at timestamptz;
begin
  insert into public.limits as l (kind, key, taken, ends_at) values (p_kind, v_key, 1, clock_timestamp() + p_window)
  on conflict (kind, key) do update set
    taken = case when l.ends_at <= clock_timestamp() then 1 else l.taken + 1 end,
    ends_at = case when l.ends_at <= clock_timestamp() then clock_timestamp() + p_window else l.ends_at end
  where l.ends_at <= clock_timestamp() or l.taken < p_limit;
  if not found then
    select ends_at into v_ends_at from public.limits where kind = p_kind and key = v_key;
    raise exception 'That was a lot in a short time. Please try again later.' using errcode = 'PT429',
      detail = greatest(1, ceil(extract(epoch from v_ends_at - clock_timestamp())))::integer::text;
  end if;
  -- A few of those that ended long ago go with each one that is taken, so that the table stays small without a job.
  delete from public.limits l using (
    select kind, key from public.limits where ends_at < clock_timestamp() - interval '1 hour' limit 5 for update skip locked
  ) as old where l.kind = old.kind and l.key = old.key;
end $$;

revoke all on function private.take_limit(text, text, integer, interval) from public;
