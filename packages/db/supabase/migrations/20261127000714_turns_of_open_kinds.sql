-- A class has its turn for what can be claimed: what is off, paused or not set up, or in a worker's hands, needs none.

-- The lowest of the classes up to p_to whose turn it is, by the time since its last claim.
create or replace function private.sync_class_in_turn(p_to integer, p_now timestamptz) returns integer language sql stable set search_path = '' as $$
  select c from public.sync_limiter, generate_series(0, p_to) c
  where claimed_at[c + 1] < p_now - interval '10 seconds'
    and exists (select from public.sync_state s join public.sync_kinds k on k.kind = s.kind
      where s.done_version < s.want_version and s.status in ('pending', 'retrying', 'conflict')
        and s.priority = c and s.next_try_at <= p_now and (s.lease is null or s.lease_until <= p_now)
        and k.mode <> 'off' and k.paused_at is null and k.data_source_id is not null)
  order by claimed_at[c + 1], c desc limit 1
$$;
