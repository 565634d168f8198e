-- Claims in the order of the classes: manual wishes, fresh changes, backfill. A class from which nothing was taken for ten seconds has one record taken
-- before the others; its calls then wait no longer than the limiter lets any call wait. So no class waits for half a minute, and a backlog of a
-- thousand records holds up nobody's edit.

drop index public.sync_state_due_idx;
create index sync_state_due_idx on public.sync_state (priority, wanted_at)
  where done_version < want_version and status in ('pending', 'retrying', 'conflict');

-- Due records of these classes with a new lease each: by class, then the oldest, parents before their children.
create function private.claim_sync_classes(p_kinds text[], p_worker text, p_from integer, p_to integer, p_limit integer, p_lease interval, p_now timestamptz)
returns setof public.sync_state language sql set search_path = '' as $$
  with due as (
    select s.kind, s.record_id from public.sync_state s join public.sync_kinds k on k.kind = s.kind
    where s.done_version < s.want_version and s.status in ('pending', 'retrying', 'conflict') and s.kind = any (p_kinds)
      and s.priority between p_from and p_to and s.next_try_at <= p_now and (s.lease is null or s.lease_until <= p_now)
      and k.mode <> 'off' and k.paused_at is null and k.data_source_id is not null
    order by s.priority, s.wanted_at, array_position(p_kinds, s.kind) limit p_limit
    for update of s skip locked
  )
  update public.sync_state s set lease = gen_random_uuid(), lease_until = p_now + p_lease, lease_by = p_worker
  from due where s.kind = due.kind and s.record_id = due.record_id
  returning s.*
$$;

-- The lowest of the classes up to p_to whose turn it is, by the time since its last claim.
create function private.sync_class_in_turn(p_to integer, p_now timestamptz) returns integer language sql stable set search_path = '' as $$
  select c from public.sync_limiter, generate_series(0, p_to) c
  where claimed_at[c + 1] < p_now - interval '10 seconds'
    and exists (select from public.sync_state s where s.done_version < s.want_version and s.status in ('pending', 'retrying', 'conflict')
      and s.priority = c and s.next_try_at <= p_now and s.lease is null)
  order by claimed_at[c + 1], c desc limit 1
$$;

drop function private.claim_sync(text[], text, integer, interval, timestamptz);
create function private.claim_sync(p_kinds text[], p_worker text, p_limit integer, p_lease interval, p_lowest integer default 3,
  p_now timestamptz default clock_timestamp())
returns setof public.sync_state language plpgsql set search_path = '' as $$
declare
  v_left integer := least(p_limit, private.sync_claims_open(p_now));
  v_turn integer := private.sync_class_in_turn(p_lowest, p_now);
  v_classes integer[] := '{}';
  v public.sync_state;
begin
  for v in select * from private.claim_sync_classes(p_kinds, p_worker, v_turn, v_turn, least(v_left, 1), p_lease, p_now) loop
    v_left := v_left - 1;
    v_classes := v_classes || v.priority;
    return next v;
  end loop;
  for v in select * from private.claim_sync_classes(p_kinds, p_worker, 0, p_lowest, v_left, p_lease, p_now) loop
    v_classes := v_classes || v.priority;
    return next v;
  end loop;
  if v_classes <> '{}' then
    update public.sync_limiter
      set claimed_at = array(select case when c = any (v_classes) then p_now else claimed_at[c + 1] end from generate_series(0, 3) c order by c);
  end if;
end $$;

revoke all on function private.claim_sync_classes(text[], text, integer, integer, integer, interval, timestamptz),
  private.sync_class_in_turn(integer, timestamptz), private.claim_sync(text[], text, integer, interval, integer, timestamptz) from public;
