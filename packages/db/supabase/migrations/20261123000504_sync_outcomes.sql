-- How a claim ends. All compare the lease: what a worker says whose lease is over changes nothing.

-- Writes the page id into the record as well; triggers do not note that column, so no further round begins.
create function private.write_notion_page_id(p_kind text, p_record_id uuid, p_page_id text) returns void
language plpgsql set search_path = '' as $$
declare
  v_table text := (select source_table from public.sync_kinds where kind = p_kind);
begin
  execute format('update public.%I set notion_page_id = $1 where id = $2 and notion_page_id is distinct from $1', v_table) using p_page_id, p_record_id;
end $$;

-- In step up to `p_version`. A record that was wanted again meanwhile stays due.
create function private.acknowledge_sync(p_kind text, p_record_id uuid, p_lease uuid, p_version bigint, p_page_id text, p_base jsonb,
  p_trashed boolean, p_now timestamptz default clock_timestamp())
returns boolean language plpgsql set search_path = '' as $$
begin
  update public.sync_state set page_id = p_page_id, base = p_base, done_version = p_version, intent = null, error = null, attempts = 0,
    trashed_at = case when p_trashed then coalesce(trashed_at, p_now) end,
    status = case when want_version > p_version then 'pending' else 'synced' end,
    lease = null, lease_until = null, lease_by = null, priority = 1, next_try_at = p_now, synced_at = p_now
  where kind = p_kind and record_id = p_record_id and lease = p_lease;
  if not found then return false; end if;
  if p_page_id is not null then perform private.write_notion_page_id(p_kind, p_record_id, p_page_id); end if;
  return true;
end $$;

-- p_intent: keep, clear (nothing can have been saved), or settle (Notion has answered: what it saved shows after p_settle).
create function private.fail_sync(p_kind text, p_record_id uuid, p_lease uuid, p_status text, p_error text, p_wait interval, p_burns boolean,
  p_intent text default 'keep', p_settle interval default null, p_now timestamptz default clock_timestamp())
returns boolean language sql set search_path = '' as $$
  with failed as (
    update public.sync_state set status = p_status, error = left(p_error, 2000), attempts = attempts + p_burns::integer,
      next_try_at = p_now + p_wait, lease = null, lease_until = null, lease_by = null,
      intent = case p_intent when 'clear' then null
        when 'settle' then jsonb_set(intent, '{create_after}', to_jsonb(p_now + p_settle)) else intent end
    where kind = p_kind and record_id = p_record_id and lease = p_lease returning 1
  )
  select exists (select from failed)
$$;

create function private.pause_sync_kind(p_kind text, p_reason text, p_now timestamptz default clock_timestamp()) returns void
language sql set search_path = '' as $$
  update public.sync_kinds set paused_at = p_now, paused_reason = left(p_reason, 2000) where kind = p_kind and paused_at is null
$$;

-- The kind's database is there and fits: what stopped it is mended.
create function private.store_sync_database(p_kind text, p_database_id text, p_data_source_id text, p_properties jsonb) returns void
language sql set search_path = '' as $$
  update public.sync_kinds set database_id = p_database_id, data_source_id = p_data_source_id, properties = p_properties,
    paused_at = null, paused_reason = null
  where kind = p_kind and (database_id, data_source_id, properties, paused_at)
    is distinct from (p_database_id, p_data_source_id, p_properties, null::timestamptz)
$$;

revoke all on function private.write_notion_page_id(text, uuid, text),
  private.acknowledge_sync(text, uuid, uuid, bigint, text, jsonb, boolean, timestamptz),
  private.fail_sync(text, uuid, uuid, text, text, interval, boolean, text, interval, timestamptz),
  private.pause_sync_kind(text, text, timestamptz), private.store_sync_database(text, text, text, jsonb) from public;
