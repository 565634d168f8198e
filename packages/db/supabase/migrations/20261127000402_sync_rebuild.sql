-- Rebuilding Notion from Postgres, and proving that both hold the same. What the engine knows of a kind's pages is replaced as a whole, while
-- nobody is at work on it: a page is linked to its record again or made once, never twice.

-- Every record of a kind, shown or not, with its page and what Notion may show of it (null: nothing).
create function private.sync_records(p_kind text) returns table (record_id uuid, page_id text, shown jsonb, is_waiting boolean)
language plpgsql stable set search_path = '' as $$
declare
  v_table text := (select source_table from public.sync_kinds where kind = p_kind);
begin
  if v_table is null then return; end if;
  return query execute format('select t.id, s.page_id, private.sync_record($1, t.id), s.done_version is distinct from s.want_version
    from public.%I t left join public.sync_state s on s.kind = $1 and s.record_id = t.id order by t.id', v_table) using p_kind;
end $$;

-- Its database is gone, or is to be made elsewhere.
create function private.forget_sync_database(p_kind text) returns void language sql set search_path = '' as $$
  update public.sync_kinds set database_id = null, data_source_id = null, properties = null where kind = p_kind
$$;

-- No new claims until the kinds are linked again. One that paused already keeps its reason.
create function private.hold_sync_kinds(p_kinds text[], p_reason text) returns void language sql set search_path = '' as $$
  update public.sync_kinds set paused_at = now(), paused_reason = p_reason where kind = any (p_kinds) and paused_at is null
$$;

-- How many records are in a worker's hands, or were in the middle of a create that may still come to pass.
create function private.sync_in_flight(p_kinds text[], p_now timestamptz default clock_timestamp()) returns integer language sql stable set search_path = '' as $$
  select count(*)::integer from public.sync_state
  where kind = any (p_kinds) and (lease_until > p_now or (page_id is null and (intent ->> 'create_after')::timestamptz > p_now))
$$;

-- p_pages: {record id: page id}. All records become due at the priority of a backfill; one without a page gets a new one. Nothing else that was
-- known of them stays, so that a worker with an old lease changes nothing. @returns how many records
create function private.relink_sync(p_kind text, p_pages jsonb, p_reason text) returns integer language plpgsql set search_path = '' as $$
declare
  v_table text := (select source_table from public.sync_kinds where kind = p_kind);
  v_records integer;
  -- Where our block is in a page that stays.
  v_blocks jsonb := (select coalesce(jsonb_object_agg(record_id, body_block_id), '{}') from public.sync_state
    where kind = p_kind and page_id = p_pages ->> record_id::text);
begin
  delete from public.sync_state where kind = p_kind;
  execute format('insert into public.sync_state (kind, record_id, page_id, body_block_id, want_version, priority)
    select $1, id, $2 ->> id::text, $3 ->> id::text, nextval(''private.sync_version''), 3 from public.%I order by id', v_table)
    using p_kind, p_pages, v_blocks;
  get diagnostics v_records = row_count;
  execute format('update public.%I set notion_page_id = $1 ->> id::text where notion_page_id is distinct from $1 ->> id::text', v_table) using p_pages;
  update public.sync_kinds set paused_at = null, paused_reason = null where kind = p_kind and paused_reason = p_reason;
  return v_records;
end $$;

revoke all on function private.sync_records(text), private.forget_sync_database(text), private.hold_sync_kinds(text[], text),
  private.sync_in_flight(text[], timestamptz), private.relink_sync(text, jsonb, text) from public;
