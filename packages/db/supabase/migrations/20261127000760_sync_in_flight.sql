-- What was sent to a page that is there, and of which nothing was heard: it may have been saved, or may still be. An append is repeated only when an earlier one
-- can no longer come to pass; a value that was sent counts as unknown to the next push, and as ours to whoever reads it.

-- [{lease, until, change: {properties, isTrashed}, late, again}]. until: when it can no longer come to pass. late: a newer one was heard of since. again: until
-- when the same, sent before, may still come.
alter table public.sync_state add column in_flight jsonb;

-- Without the ones that came too late to come to pass. Null: none is left.
create function private.sent_in_flight(p_sent jsonb, p_now timestamptz) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_agg(sent order by place) from jsonb_array_elements(p_sent) with ordinality as each (sent, place)
  where not coalesce((sent ->> 'late')::boolean, false) or (sent ->> 'until')::timestamptz > p_now
$$;

-- Right before a page is changed. False: the lease was lost, and nothing may be sent.
create function private.note_sync_update(p_kind text, p_record_id uuid, p_lease uuid, p_for interval, p_unsure interval, p_change jsonb,
  p_now timestamptz default clock_timestamp())
returns boolean language plpgsql set search_path = '' as $$
declare
  v_sent jsonb := private.sent_in_flight((select in_flight from public.sync_state where kind = p_kind and record_id = p_record_id and lease = p_lease), p_now);
  -- Until when the same, sent by others, may still come.
  v_again jsonb := (select case when sent ->> 'lease' = p_lease::text then sent -> 'again' else sent -> 'until' end
    from jsonb_array_elements(v_sent) sent where sent -> 'change' = p_change);
begin
  update public.sync_state set lease_until = p_now + p_for,
    in_flight = coalesce((select jsonb_agg(sent order by place) from jsonb_array_elements(v_sent) with ordinality as each (sent, place)
      where sent -> 'change' <> p_change), '[]') || (jsonb_build_object('lease', p_lease, 'until', p_now + p_unsure, 'change', p_change)
      || case when v_again is null then '{}' else jsonb_build_object('again', v_again) end)
    where kind = p_kind and record_id = p_record_id and lease = p_lease;
  return found;
end $$;

-- What is left on its way when `p_lease` has heard of what it sent: the same that was sent before, which is of no lease from now on, and what others sent.
-- p_saved: that may still come late.
create function private.unheard_in_flight(p_sent jsonb, p_lease uuid, p_saved boolean, p_now timestamptz) returns jsonb language sql stable set search_path = '' as $$
  select private.sent_in_flight(jsonb_agg(case when sent ->> 'lease' = p_lease::text then sent - array['lease', 'again'] || jsonb_build_object('until', sent -> 'again') else sent end
    || case when p_saved then '{"late": true}' else '{}' end::jsonb order by place), p_now)
  from jsonb_array_elements(p_sent) with ordinality as each (sent, place) where sent ->> 'lease' is distinct from p_lease::text or sent ? 'again'
$$;

-- What Notion said of the update while the claim goes on: p_base is agreed now; null: it was refused.
create function private.hear_of_sync_update(p_kind text, p_record_id uuid, p_lease uuid, p_page_id text, p_base jsonb, p_now timestamptz default clock_timestamp())
returns void language sql set search_path = '' as $$
  update public.sync_state set base = coalesce(p_base, base), page_id = coalesce(p_page_id, page_id),
    in_flight = private.unheard_in_flight(in_flight, p_lease, p_base is not null, p_now)
    where kind = p_kind and record_id = p_record_id and lease = p_lease
$$;

-- Right before our block is changed, or, with p_unsure, added: until then nobody may add another. What it says is unknown from now on.
create function private.note_sync_block(p_kind text, p_record_id uuid, p_lease uuid, p_for interval, p_unsure interval,
  p_now timestamptz default clock_timestamp())
returns boolean language sql set search_path = '' as $$
  with noted as (
    update public.sync_state set lease_until = p_now + p_for, body_hash = null,
      intent = case when p_unsure is null then intent else jsonb_build_object('at', p_now, 'create_after', p_now + p_unsure) end
    where kind = p_kind and record_id = p_record_id and lease = p_lease returning 1
  )
  select exists (select from noted)
$$;

-- As before. What this worker sent was heard of; what others sent before it may still come late.
create or replace function private.acknowledge_sync(p_kind text, p_record_id uuid, p_lease uuid, p_version bigint, p_page_id text, p_base jsonb,
  p_trashed boolean, p_now timestamptz default clock_timestamp())
returns boolean language plpgsql set search_path = '' as $$
begin
  update public.sync_state set page_id = p_page_id, base = p_base, done_version = p_version, intent = null, error = null, attempts = 0,
    trashed_at = case when p_trashed then coalesce(trashed_at, p_now) end,
    status = case when want_version > p_version then 'pending' else 'synced' end,
    in_flight = private.unheard_in_flight(in_flight, p_lease, true, p_now),
    lease = null, lease_until = null, lease_by = null, priority = case when want_version > p_version then priority else 1 end, next_try_at = p_now, synced_at = p_now
  where kind = p_kind and record_id = p_record_id and lease = p_lease;
  if not found then return false; end if;
  if p_page_id is not null then perform private.write_notion_page_id(p_kind, p_record_id, p_page_id); end if;
  return true;
end $$;

-- As before. p_settle, whatever p_intent: Notion has answered, and what it saved nevertheless of what was sent shows after this.
create or replace function private.fail_sync(p_kind text, p_record_id uuid, p_lease uuid, p_status text, p_error text, p_wait interval, p_burns boolean,
  p_intent text default 'keep', p_settle interval default null, p_now timestamptz default clock_timestamp())
returns boolean language sql set search_path = '' as $$
  with failed as (
    update public.sync_state set status = p_status, error = left(p_error, 2000), attempts = attempts + p_burns::integer,
      next_try_at = p_now + p_wait, lease = null, lease_until = null, lease_by = null,
      intent = case p_intent when 'clear' then null
        when 'settle' then jsonb_set(intent, '{create_after}', to_jsonb(p_now + p_settle)) else intent end,
      in_flight = case when p_settle is null then in_flight else (select jsonb_agg(case when sent ->> 'lease' = p_lease::text
          then sent || jsonb_build_object('until', greatest(p_now + p_settle, (sent ->> 'again')::timestamptz)) else sent end order by place)
        from jsonb_array_elements(in_flight) with ordinality as each (sent, place)) end
    where kind = p_kind and record_id = p_record_id and lease = p_lease returning 1
  )
  select exists (select from failed)
$$;

-- How many records are in a worker's hands, or were in the middle of what may still come to pass.
create or replace function private.sync_in_flight(p_kinds text[], p_now timestamptz default clock_timestamp()) returns integer
language sql stable set search_path = '' as $$
  select count(*)::integer from public.sync_state where kind = any (p_kinds) and (lease_until > p_now or (intent ->> 'create_after')::timestamptz > p_now
    or exists (select from jsonb_array_elements(in_flight) sent where (sent ->> 'until')::timestamptz > p_now))
$$;

-- Due pulls, each with what is known of its record and what was sent to its page. A record that is being pushed is pulled when that is done. What is read again
-- without a cause may wait for ten minutes behind what was heard of.
create function private.claim_sync_pulls(p_worker text, p_limit integer, p_lease interval, p_now timestamptz default clock_timestamp())
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
        'mode', v_kind.mode, 'in_flight', private.sent_in_flight(v_state.in_flight, p_now)) end);
  end loop;
end $$;

revoke all on function private.note_sync_update(text, uuid, uuid, interval, interval, jsonb, timestamptz),
  private.note_sync_block(text, uuid, uuid, interval, interval, timestamptz), private.sent_in_flight(jsonb, timestamptz),
  private.unheard_in_flight(jsonb, uuid, boolean, timestamptz), private.hear_of_sync_update(text, uuid, uuid, text, jsonb, timestamptz),
  private.claim_sync_pulls(text, integer, interval, timestamptz) from public;
