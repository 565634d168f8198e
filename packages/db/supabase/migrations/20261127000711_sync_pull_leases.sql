-- Reading takes as long as it takes: who reads renews the lease as long as it lives, before each call and each download. A lease that ended counts as
-- an attempt, so that what no worker ever comes to the end of is given up, too.

-- False: the lease was lost, of the pull or of the record whose page it reads, and nothing more may be asked.
create function private.renew_sync_pull(p_what text, p_item_id text, p_lease uuid, p_for interval, p_now timestamptz default clock_timestamp())
returns boolean language plpgsql set search_path = '' as $$
declare
  v_page_id text;
begin
  select page_id into v_page_id from public.sync_pulls where what = p_what and item_id = p_item_id and lease = p_lease for update;
  if not found then return false; end if;
  if p_what = 'page' then
    update public.sync_state set lease_until = p_now + p_for where page_id = v_page_id and lease = p_lease;
    if not found and exists (select from public.sync_state where page_id = v_page_id) then return false; end if;
  end if;
  update public.sync_pulls set lease_until = p_now + p_for where what = p_what and item_id = p_item_id and lease = p_lease;
  return true;
end $$;

create function private.renew_sync_reconcile(p_id uuid, p_lease uuid, p_for interval, p_now timestamptz default clock_timestamp())
returns boolean language sql set search_path = '' as $$
  with renewed as (
    update public.sync_reconciles set lease_until = p_now + p_for where id = p_id and lease = p_lease returning 1
  )
  select exists (select from renewed)
$$;

-- Due ones, each with what is known of its record. A record that is being pushed is pulled when that is done. What is read again without a cause may wait
-- for ten minutes behind what was heard of.
create or replace function private.claim_sync_pulls(p_worker text, p_limit integer, p_lease interval, p_now timestamptz default clock_timestamp())
returns setof jsonb language plpgsql set search_path = '' as $$
declare
  v public.sync_pulls;
  v_state public.sync_state;
  v_kind public.sync_kinds;
  v_lease uuid;
begin
  for v in select * from public.sync_pulls
    where next_try_at <= p_now and (lease is null or lease_until <= p_now)
    order by case when asked_at < p_now - case when priority = 3 then interval '10 minutes' else interval '30 seconds' end then 0 else priority end, asked_at
    limit least(p_limit, private.sync_claims_open(p_now)) for update skip locked
  loop
    if v.lease is not null then
      v.attempts := v.attempts + 1;
      -- As often as one that fails.
      if v.attempts >= 10 then
        delete from public.sync_pulls where what = v.what and item_id = v.item_id;
        continue;
      end if;
      update public.sync_pulls set lease = null, lease_until = null, lease_by = null, attempts = v.attempts where what = v.what and item_id = v.item_id;
    end if;
    v_lease := gen_random_uuid();
    select * into v_state from public.sync_state where page_id = v.page_id for update skip locked;
    -- Someone has the record in hands: in a moment.
    if (not found and exists (select from public.sync_state where page_id = v.page_id)) or (v.what = 'page' and v_state.lease_until > p_now) then
      update public.sync_pulls set next_try_at = p_now + interval '1 second' where what = v.what and item_id = v.item_id;
      continue;
    end if;
    select * into v_kind from public.sync_kinds where kind = v_state.kind;
    if v_kind.mode = 'off' then
      delete from public.sync_pulls where what = v.what and item_id = v.item_id;
      continue;
    elsif v_kind.paused_at is not null then
      update public.sync_pulls set next_try_at = p_now + interval '1 minute' where what = v.what and item_id = v.item_id;
      continue;
    end if;
    update public.sync_pulls set lease = v_lease, lease_until = p_now + p_lease, lease_by = p_worker where what = v.what and item_id = v.item_id;
    if v.what = 'page' then
      update public.sync_state set lease = v_lease, lease_until = p_now + p_lease, lease_by = p_worker
        where kind = v_state.kind and record_id = v_state.record_id;
    end if;
    return next jsonb_build_object('what', v.what, 'item_id', v.item_id, 'page_id', v.page_id, 'version', v.version::text, 'lease', v_lease,
      'attempts', v.attempts, 'priority', v.priority, 'asked_at', v.asked_at, 'record', case when v_state.kind is not null then jsonb_build_object('kind', v_state.kind,
        'record_id', v_state.record_id, 'base', v_state.base, 'is_trashed', v_state.trashed_at is not null, 'checklist', v_state.checklist,
        'mode', v_kind.mode) end);
  end loop;
end $$;

revoke all on function private.renew_sync_pull(text, text, uuid, interval, timestamptz), private.renew_sync_reconcile(uuid, uuid, interval, timestamptz) from public;
