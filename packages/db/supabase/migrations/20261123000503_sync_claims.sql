-- From the outbox to a worker's hands. `p_now` is for tests; a worker leaves it to Postgres, whose clock is everyone's.

-- Takes noted changes, in whatever order they committed, and makes their records due. The version comes from a counter at the moment of the
-- fold, so that even a change which commits late makes its record due again. @returns how many records
create function private.fold_sync_changes(p_limit integer default 1000, p_now timestamptz default clock_timestamp()) returns integer
language sql set search_path = '' as $$
  with taken as (
    delete from public.sync_changes
      where seq = any (array(select seq from public.sync_changes order by seq limit p_limit for update skip locked))
      returning kind, record_id, at
  ), wanted as (
    insert into public.sync_state as s (kind, record_id, want_version, wanted_at, next_try_at)
    select t.kind, t.record_id, nextval('private.sync_version'), t.at, p_now
    from (select kind, record_id, min(at) as at from taken group by kind, record_id) t
    join public.sync_kinds k on k.kind = t.kind and k.mode <> 'off' and k.source_table is not null
    -- Two folds take their locks in the same order.
    order by t.kind, t.record_id
    on conflict (kind, record_id) do update set
      want_version = nextval('private.sync_version'),
      wanted_at = case when s.done_version < s.want_version then s.wanted_at else excluded.wanted_at end,
      -- What a person just changed may have mended a record that was set aside.
      attempts = case when s.status = 'quarantined' then 0 else s.attempts end,
      next_try_at = case when s.status in ('synced', 'quarantined') then p_now else s.next_try_at end,
      status = case when s.status in ('synced', 'quarantined') then 'pending' else s.status end
    returning 1
  )
  select count(*)::integer from wanted
$$;

-- Due records with a new lease each: what waits over half a minute, then by priority, then the oldest, parents before their children.
create function private.claim_sync(p_kinds text[], p_worker text, p_limit integer, p_lease interval, p_now timestamptz default clock_timestamp())
returns setof public.sync_state language sql set search_path = '' as $$
  with due as (
    select s.kind, s.record_id from public.sync_state s join public.sync_kinds k on k.kind = s.kind
    where s.done_version < s.want_version and s.status in ('pending', 'retrying', 'conflict') and s.kind = any (p_kinds)
      and s.next_try_at <= p_now and (s.lease is null or s.lease_until <= p_now)
      and k.mode <> 'off' and k.paused_at is null and k.data_source_id is not null
    order by case when s.wanted_at < p_now - interval '30 seconds' then 0 else s.priority end, s.wanted_at, array_position(p_kinds, s.kind)
    limit least(p_limit, private.sync_claims_open(p_now))
    for update of s skip locked
  )
  update public.sync_state s set lease = gen_random_uuid(), lease_until = p_now + p_lease, lease_by = p_worker
  from due where s.kind = due.kind and s.record_id = due.record_id
  returning s.*
$$;

-- A parent that its child needs now, unless someone else has it or it must wait. A record that was never noted becomes due.
create function private.claim_sync_record(p_kind text, p_record_id uuid, p_worker text, p_lease interval, p_now timestamptz default clock_timestamp())
returns setof public.sync_state language plpgsql set search_path = '' as $$
begin
  insert into public.sync_state (kind, record_id, want_version, wanted_at, next_try_at)
    values (p_kind, p_record_id, nextval('private.sync_version'), p_now, p_now) on conflict do nothing;
  return query update public.sync_state s set lease = gen_random_uuid(), lease_until = p_now + p_lease, lease_by = p_worker
    where s.kind = p_kind and s.record_id = p_record_id and s.status in ('pending', 'retrying', 'conflict', 'synced')
      and s.next_try_at <= p_now and (s.lease is null or s.lease_until <= p_now)
      and exists (select from public.sync_kinds k
        where k.kind = p_kind and k.mode <> 'off' and k.paused_at is null and k.data_source_id is not null)
    returning s.*;
end $$;

-- Before every write: false when the lease was lost meanwhile, and nothing may be sent.
create function private.renew_sync_lease(p_kind text, p_record_id uuid, p_lease uuid, p_for interval, p_now timestamptz default clock_timestamp())
returns boolean language sql set search_path = '' as $$
  with renewed as (
    update public.sync_state set lease_until = p_now + p_for where kind = p_kind and record_id = p_record_id and lease = p_lease returning 1
  )
  select exists (select from renewed)
$$;

-- Before a create. Until `create_after` nobody may create again, since what was asked may still come to pass.
create function private.note_sync_intent(p_kind text, p_record_id uuid, p_lease uuid, p_for interval, p_unsure interval,
  p_now timestamptz default clock_timestamp())
returns boolean language sql set search_path = '' as $$
  with noted as (
    update public.sync_state
      set lease_until = p_now + p_for, intent = jsonb_build_object('at', p_now, 'create_after', p_now + p_unsure)
      where kind = p_kind and record_id = p_record_id and lease = p_lease returning 1
  )
  select exists (select from noted)
$$;

-- Of workers that are known to have ended. @returns how many
create function private.free_sync_leases(p_workers text[]) returns integer language sql set search_path = '' as $$
  with freed as (
    update public.sync_state set lease = null, lease_until = null, lease_by = null where lease_by = any (p_workers) returning 1
  )
  select count(*)::integer from freed
$$;

revoke all on function private.fold_sync_changes(integer, timestamptz), private.claim_sync(text[], text, integer, interval, timestamptz),
  private.claim_sync_record(text, uuid, text, interval, timestamptz), private.renew_sync_lease(text, uuid, uuid, interval, timestamptz),
  private.note_sync_intent(text, uuid, uuid, interval, interval, timestamptz), private.free_sync_leases(text[]) from public;
