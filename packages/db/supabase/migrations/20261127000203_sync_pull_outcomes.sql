-- How a pull ends. All compare the lease, as for pushes.

create function private.settle_pulled_state(p_state public.sync_state, p_outcome jsonb, p_now timestamptz) returns void
language plpgsql set search_path = '' as $$
declare
  v_due boolean := (p_outcome ->> 'is_due')::boolean;
  v_in_trash boolean := (p_outcome ->> 'in_trash')::boolean;
begin
  update public.sync_state set
    lease = null, lease_until = null, lease_by = null,
    base = coalesce(nullif(p_outcome -> 'base', 'null'), base),
    trashed_at = case when v_in_trash then trashed_at end, detached_at = case when v_in_trash then detached_at end,
    want_version = case when v_due then nextval('private.sync_version') else want_version end,
    wanted_at = case when v_due and done_version >= want_version then p_now else wanted_at end,
    next_try_at = case when v_due then p_now else next_try_at end,
    status = case when p_outcome ->> 'unreachable' is not null then 'unreachable' when v_due or (status = 'unreachable' and done_version < want_version)
      then 'pending' when status = 'unreachable' then 'synced' else status end,
    error = case when p_outcome ->> 'unreachable' is not null then left(p_outcome ->> 'unreachable', 2000) when status = 'unreachable' then null else error end
    where kind = p_state.kind and record_id = p_state.record_id;
  if v_in_trash and p_state.trashed_at is null and (p_outcome ->> 'is_shown')::boolean then
    perform private.apply_trash_policy(p_state.kind, p_state.record_id, null, p_now);
  elsif not v_in_trash and p_state.trashed_at is not null and (p_outcome ->> 'is_shown')::boolean then
    perform private.note_sync_activity('pull', p_state.kind, p_state.record_id, 'synced', 0, null, 'Its page is out of Notion''s trash again', p_now);
  end if;
  perform private.keep_sync_conflicts(p_state.kind, p_state.record_id, coalesce(p_outcome -> 'conflicts', '[]'));
end $$;

-- p_outcome: of the record { is_due, base, in_trash, is_shown, unreachable, conflicts }, and `asks`: further pulls. False: the lease was lost.
create function private.settle_sync_pull(p_what text, p_item_id text, p_lease uuid, p_version bigint, p_outcome jsonb,
  p_now timestamptz default clock_timestamp())
returns boolean language plpgsql set search_path = '' as $$
declare
  v_pull public.sync_pulls;
  v_state public.sync_state;
begin
  select * into v_pull from public.sync_pulls where what = p_what and item_id = p_item_id and lease = p_lease for update;
  if not found then return false; end if;
  if p_what = 'page' and p_outcome ? 'is_due' then
    select * into v_state from public.sync_state where page_id = v_pull.page_id and lease = p_lease for update;
    if not found then return false; end if;
    perform private.settle_pulled_state(v_state, p_outcome, p_now);
  elsif p_what = 'page' then
    update public.sync_state set lease = null, lease_until = null, lease_by = null where page_id = v_pull.page_id and lease = p_lease;
  elsif p_outcome ? 'checklist' then
    update public.sync_state set checklist = p_outcome ->> 'checklist' where page_id = v_pull.page_id returning * into v_state;
    perform private.keep_sync_conflicts(v_state.kind, v_state.record_id, coalesce(p_outcome -> 'conflicts', '[]'));
  end if;
  perform private.ask_sync_pulls(coalesce(p_outcome -> 'asks', '[]'), v_pull.priority, p_now);
  -- Asked for again meanwhile: what was read may be old already.
  delete from public.sync_pulls where what = p_what and item_id = p_item_id and version = p_version;
  update public.sync_pulls set lease = null, lease_until = null, lease_by = null, next_try_at = p_now where what = p_what and item_id = p_item_id and lease = p_lease;
  return true;
end $$;

-- p_gives_up: nothing will come of it; polling and reconciling look again.
create function private.fail_sync_pull(p_what text, p_item_id text, p_lease uuid, p_error text, p_wait interval, p_burns boolean, p_gives_up boolean,
  p_now timestamptz default clock_timestamp())
returns void language plpgsql set search_path = '' as $$
begin
  update public.sync_state set lease = null, lease_until = null, lease_by = null where lease = p_lease;
  if p_gives_up then
    delete from public.sync_pulls where what = p_what and item_id = p_item_id and lease = p_lease;
    return;
  end if;
  update public.sync_pulls set lease = null, lease_until = null, lease_by = null, error = left(p_error, 2000), attempts = attempts + p_burns::integer,
    next_try_at = p_now + p_wait where what = p_what and item_id = p_item_id and lease = p_lease;
end $$;

create index sync_state_lease_idx on public.sync_state (lease) where lease is not null;

-- Of workers that are known to have ended. @returns how many
create or replace function private.free_sync_leases(p_workers text[]) returns integer language sql set search_path = '' as $$
  with pulls as (
    update public.sync_pulls set lease = null, lease_until = null, lease_by = null where lease_by = any (p_workers) returning 1
  ), freed as (
    update public.sync_state set lease = null, lease_until = null, lease_by = null where lease_by = any (p_workers) returning 1
  )
  select (select count(*) from freed)::integer + (select count(*) from pulls)::integer
$$;

-- A record in step whose page holds what nobody has decided about yet. What was written back by itself needs no decision: see `is_put_back`.
create function private.mark_open_conflict() returns trigger language plpgsql set search_path = '' as $$
begin
  if exists (select from public.sync_conflicts where kind = new.kind and record_id = new.record_id and resolved_at is null
    and not private.is_put_back(new.base, field, notion)) then
    new.status := 'conflict';
  end if;
  return new;
end $$;
create trigger mark_open_conflict before update of status on public.sync_state
  for each row when (new.status = 'synced') execute function private.mark_open_conflict();

revoke all on function private.settle_pulled_state(public.sync_state, jsonb, timestamptz), private.settle_sync_pull(text, text, uuid, bigint, jsonb, timestamptz),
  private.fail_sync_pull(text, text, uuid, text, interval, boolean, boolean, timestamptz), private.mark_open_conflict() from public;
