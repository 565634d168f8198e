-- What a rebuild holds is held until it is linked again: a pause that the sync or a person lifts meanwhile is no leave to make pages.

alter table public.sync_kinds
  add column held_at timestamptz,
  add column held_reason text check (length(held_reason) between 1 and 2000),
  add constraint held_for_a_reason check ((held_at is null) = (held_reason is null)),
  add constraint what_is_held_is_paused check (held_at is null or paused_at is not null);

-- Whoever claims minds pauses; so a kind that is held is always paused, whatever else paused it and however that ended.
create function private.keep_held_paused() returns trigger language plpgsql set search_path = '' as $$
begin
  new.paused_at := new.held_at;
  new.paused_reason := new.held_reason;
  new.paused_by := null;
  return new;
end $$;
create trigger keep_held_paused before update on public.sync_kinds
  for each row when (new.held_at is not null and new.paused_at is null) execute function private.keep_held_paused();

-- No new claims until the kinds are linked again. One that paused already keeps its reason.
create or replace function private.hold_sync_kinds(p_kinds text[], p_reason text) returns void language sql set search_path = '' as $$
  update public.sync_kinds set held_at = now(), held_reason = p_reason, paused_at = coalesce(paused_at, now()), paused_reason = coalesce(paused_reason, p_reason)
  where kind = any (p_kinds) and held_at is null
$$;

-- Whoever paused or holds the kind, what is unfit is noted. Of a kind that the sync itself paused the latest reason stands: the one before may be mended.
create or replace function private.pause_sync_kind(p_kind text, p_reason text, p_now timestamptz default clock_timestamp()) returns void
language sql set search_path = '' as $$
  update public.sync_kinds set paused_at = coalesce(paused_at, p_now),
    paused_reason = case when paused_at is null or paused_by is null and held_at is null then left(p_reason, 2000) else paused_reason end,
    unfit_reason = case when strpos(unfit_reason, p_reason) > 0 then unfit_reason else left(concat_ws(' ', unfit_reason, p_reason), 4000) end
    where kind = p_kind and (paused_at is null or paused_by is null and held_at is null and paused_reason is distinct from left(p_reason, 2000)
      or coalesce(strpos(unfit_reason, p_reason), 0) = 0)
$$;

-- p_pages: {record id: page id}, as Notion has listed them; p_known: the pages that were known right after it did. All records become due at the priority of a
-- backfill; one without a page gets a new one. Nothing else that was known of them stays, so that a worker with an old lease changes nothing. Ends the hold.
-- @returns how many records. Null, and nothing is changed: a claim that was under way when the hold began has a record in hands, or has made a page of which
-- the list may not know; ask Notion again.
drop function private.relink_sync(text, jsonb, text);
create function private.relink_sync(p_kind text, p_pages jsonb, p_known text[], p_reason text, p_now timestamptz default clock_timestamp())
returns integer language plpgsql set search_path = '' as $$
declare
  v_table text := (select source_table from public.sync_kinds where kind = p_kind);
  v_records integer;
  -- Where our block is in a page that stays.
  v_blocks jsonb;
begin
  -- From here on nobody claims, notes or acknowledges.
  perform from public.sync_state where kind = p_kind for update;
  if private.sync_in_flight(array[p_kind], p_now) > 0 or exists (select from public.sync_state where kind = p_kind and page_id is not null and page_id <> all (p_known)) then
    return null;
  end if;
  v_blocks := (select coalesce(jsonb_object_agg(record_id, body_block_id), '{}') from public.sync_state
    where kind = p_kind and page_id = p_pages ->> record_id::text);
  delete from public.sync_state where kind = p_kind;
  execute format('insert into public.sync_state (kind, record_id, page_id, body_block_id, want_version, priority)
    select $1, id, $2 ->> id::text, $3 ->> id::text, nextval(''private.sync_version''), 3 from public.%I order by id', v_table)
    using p_kind, p_pages, v_blocks;
  get diagnostics v_records = row_count;
  execute format('update public.%I set notion_page_id = $1 ->> id::text where notion_page_id is distinct from $1 ->> id::text', v_table) using p_pages;
  update public.sync_kinds set held_at = null, held_reason = null,
    paused_at = case when paused_reason <> p_reason then paused_at end, paused_reason = nullif(paused_reason, p_reason) where kind = p_kind;
  return v_records;
end $$;

revoke all on function private.keep_held_paused(), private.relink_sync(text, jsonb, text[], text, timestamptz) from public;
