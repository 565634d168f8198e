-- An event said that a page was changed: it is read before our own change is written, so that what a person set there is kept as theirs. For half a
-- minute at most: reading that fails must not hold up writing.

-- Due records of these classes with a new lease each: by class, then the oldest, parents before their children.
create or replace function private.claim_sync_classes(p_kinds text[], p_worker text, p_from integer, p_to integer, p_limit integer, p_lease interval, p_now timestamptz)
returns setof public.sync_state language sql set search_path = '' as $$
  with due as (
    select s.kind, s.record_id from public.sync_state s join public.sync_kinds k on k.kind = s.kind
    where s.done_version < s.want_version and s.status in ('pending', 'retrying', 'conflict') and s.kind = any (p_kinds)
      and s.priority between p_from and p_to and s.next_try_at <= p_now and (s.lease is null or s.lease_until <= p_now)
      and k.mode <> 'off' and k.paused_at is null and k.data_source_id is not null
      and not exists (select from public.sync_pulls p where p.what = 'page' and p.item_id = s.page_id and p.asked_at > p_now - interval '30 seconds')
    order by s.priority, s.wanted_at, array_position(p_kinds, s.kind) limit p_limit
    for update of s skip locked
  )
  update public.sync_state s set lease = gen_random_uuid(), lease_until = p_now + p_lease, lease_by = p_worker
  from due where s.kind = due.kind and s.record_id = due.record_id
  returning s.*
$$;
