-- Kinds that are switched on and off. Triggers note changes of all kinds; the fold drops those of kinds that are off. Whoever switches a kind on
-- makes all of its records due, behind everything fresh. Switched off, its pages stay as they are.

-- Folds share it, switching has it alone: else a fold could drop, as of a kind that is off, a change that the switch did not see.
create function private.lock_sync_modes(p_alone boolean) returns void language plpgsql set search_path = '' as $$
begin
  if p_alone then perform pg_advisory_xact_lock(hashtext('private.lock_sync_modes'));
  else perform pg_advisory_xact_lock_shared(hashtext('private.lock_sync_modes')); end if;
end $$;

create or replace function private.fold_sync_changes(p_limit integer default 1000, p_now timestamptz default clock_timestamp()) returns integer
language sql set search_path = '' as $$
  select private.lock_sync_modes(false);
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
      -- A fresh change does not wait behind the backfill that its record was part of, and waits from now on.
      wanted_at = case when s.done_version < s.want_version and s.priority <= 1 then s.wanted_at else excluded.wanted_at end,
      priority = least(s.priority, excluded.priority),
      -- What a person just changed may have mended a record that was set aside.
      attempts = case when s.status = 'quarantined' then 0 else s.attempts end,
      next_try_at = case when s.status in ('synced', 'quarantined') then p_now else s.next_try_at end,
      status = case when s.status in ('synced', 'quarantined') then 'pending' else s.status end
    returning 1
  )
  select count(*)::integer from wanted
$$;

create function private.is_due(s public.sync_state) returns boolean language sql immutable set search_path = '' as $$
  select s.done_version < s.want_version and s.status in ('pending', 'retrying', 'conflict')
$$;

-- Makes records due, whatever held them back. Nobody waits longer for it: what is due at a higher class stays there.
create function private.want_sync(p_kind text, p_record_ids uuid[], p_priority integer) returns integer language sql set search_path = '' as $$
  with wanted as (
    insert into public.sync_state as s (kind, record_id, want_version, wanted_at, next_try_at, priority)
    select p_kind, id, nextval('private.sync_version'), now(), now(), p_priority from unnest(p_record_ids) id order by id
    on conflict (kind, record_id) do update set want_version = nextval('private.sync_version'),
      wanted_at = case when private.is_due(s) and s.priority <= p_priority then s.wanted_at else now() end,
      priority = case when private.is_due(s) then least(s.priority, p_priority) else p_priority end,
      status = 'pending', attempts = 0, next_try_at = now(), error = null
    returning 1
  )
  select count(*)::integer from wanted
$$;

-- Looks at all records of a kind again, behind everything else. What is unreachable stays so: that is `retry`'s. @returns how many
create function private.want_sync_kind(p_kind text) returns integer language plpgsql set search_path = '' as $$
declare
  v_table text := (select source_table from public.sync_kinds where kind = p_kind and mode <> 'off');
  v_ids uuid[];
begin
  if v_table is null then return 0; end if;
  execute format('select array(select id from public.%I union select record_id from public.sync_state where kind = $1
    except select record_id from public.sync_state where kind = $1 and status = %L)', v_table, 'unreachable') into v_ids using p_kind;
  return private.want_sync(p_kind, v_ids, 3);
end $$;

create function private.want_switched_kind() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform private.lock_sync_modes(true);
  perform private.want_sync_kind(new.kind);
  return null;
end $$;
create trigger want_switched_kind after update of mode, with_details on public.sync_kinds for each row
  when (new.mode <> 'off' and (old.mode = 'off' or old.with_details <> new.with_details)) execute function private.want_switched_kind();

revoke all on function private.lock_sync_modes(boolean), private.is_due(public.sync_state), private.want_sync(text, uuid[], integer), private.want_sync_kind(text),
  private.want_switched_kind() from public;
