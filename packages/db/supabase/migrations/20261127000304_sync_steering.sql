-- The team's hands on the sync. A pause by a person is lifted by a person only; the sync's own pause of a kind ends when its database fits again.

alter table public.sync_kinds add column paused_by uuid references public.users (id) on delete restrict,
  add constraint paused_by_someone_is_paused check (paused_by is null or paused_at is not null);
create index sync_kinds_paused_by_idx on public.sync_kinds (paused_by);

-- What the sync found unfit about the kind's database since it last fitted, whoever paused or resumed it meanwhile: pages may have lost what they showed there.
alter table public.sync_kinds add column unfit_reason text check (length(unfit_reason) <= 4000);

-- As before, but for what a person paused. p_emptied: properties that came back, or whose options did; what pages showed there is gone, so that all are looked
-- at again, and empty counts as agreed.
drop function private.store_sync_database(text, text, text, jsonb);
create function private.store_sync_database(p_kind text, p_database_id text, p_data_source_id text, p_properties jsonb, p_emptied text[] default '{}') returns void
language plpgsql set search_path = '' as $$
begin
  update public.sync_kinds set database_id = p_database_id, data_source_id = p_data_source_id, properties = p_properties, unfit_reason = null,
    paused_at = case when paused_by is not null then paused_at end, paused_reason = case when paused_by is not null then paused_reason end
  where kind = p_kind and ((database_id, data_source_id, properties) is distinct from (p_database_id, p_data_source_id, p_properties)
    or (paused_at is not null and paused_by is null) or unfit_reason is not null);
  if cardinality(p_emptied) > 0 then
    update public.sync_state set base = base || (select jsonb_object_agg(name, null) from unnest(p_emptied) name where base ? name) where kind = p_kind and base ?| p_emptied;
    perform private.want_sync_kind(p_kind);
  end if;
end $$;

-- @returns where the records of the kind are. @throws not_found for what is no kind with records
create function private.sync_source(p_kind text) returns text language plpgsql stable set search_path = '' as $$
declare
  v_table text := (select source_table from public.sync_kinds where kind = p_kind);
begin
  if v_table is null then raise exception 'there is no such kind' using errcode = 'PT404'; end if;
  return v_table;
end $$;

create function private.require_sync_team() returns void language plpgsql stable set search_path = '' as $$
begin
  if not private.is_team() then raise exception 'only the team may do this' using errcode = 'PT403'; end if;
end $$;

create function private.require_sync_admin() returns void language plpgsql stable set search_path = '' as $$
begin
  if not private.is_admin() then raise exception 'only an admin may do this' using errcode = 'PT403'; end if;
end $$;

-- The manual door: this record now, before everything else.
create function public.sync_to_notion(p_kind text, p_record_id uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  v_table text;
  v_is_there boolean;
begin
  perform private.require_sync_team();
  v_table := private.sync_source(p_kind);
  execute format('select exists (select from public.%I where id = $1)', v_table) into v_is_there using p_record_id;
  if not v_is_there then raise exception 'there is no such record' using errcode = 'PT404'; end if;
  if exists (select from public.sync_kinds where kind = p_kind and mode = 'off') then
    raise exception 'Notion does not show this kind: an admin can turn it on' using errcode = 'PT409';
  end if;
  perform private.want_sync(p_kind, array[p_record_id], 0);
end $$;

-- Whatever held it back, a person says that it is mended: this record, and its kind if the sync itself had paused it.
create or replace function public.retry_sync(p_kind text, p_record_id uuid) returns void language plpgsql security definer set search_path = '' as $$
begin
  perform private.require_sync_team();
  if not exists (select from public.sync_state where kind = p_kind and record_id = p_record_id) then
    raise exception 'nothing of this record was ever synced' using errcode = 'PT404';
  end if;
  perform private.want_sync(p_kind, array[p_record_id], 0);
  update public.sync_kinds set paused_at = null, paused_reason = null where kind = p_kind and paused_at is not null and paused_by is null;
end $$;

-- All that failed of a kind. Behind what just changed, since it may be many. @returns how many
create function public.retry_failed_sync(p_kind text) returns integer language plpgsql security definer set search_path = '' as $$
declare
  v_ids uuid[];
begin
  perform private.require_sync_team();
  perform private.sync_source(p_kind);
  v_ids := array(select record_id from public.sync_state where kind = p_kind and status in ('quarantined', 'unreachable'));
  update public.sync_kinds set paused_at = null, paused_reason = null where kind = p_kind and paused_at is not null and paused_by is null;
  perform private.write_audit_row('retry', 'sync_kind', null, p_kind, jsonb_build_object('records', cardinality(v_ids)));
  return private.want_sync(p_kind, v_ids, 3);
end $$;

-- Looks at all records of a kind again, behind everything else; what is in step costs no call.
create function public.resync_kind(p_kind text) returns integer language plpgsql security definer set search_path = '' as $$
declare
  v_records integer;
begin
  perform private.require_sync_team();
  perform private.sync_source(p_kind);
  v_records := private.want_sync_kind(p_kind);
  update public.sync_limiter set checked_at = null where id;
  perform private.write_audit_row('resync', 'sync_kind', null, p_kind, jsonb_build_object('records', v_records));
  return v_records;
end $$;

-- A kind, or everything. What is on its way to Notion at this moment still arrives.
create function public.pause_sync(p_reason text, p_kind text default null) returns void language plpgsql security definer set search_path = '' as $$
begin
  perform private.require_sync_admin();
  if p_kind is null then
    update public.sync_limiter set stopped_at = now(), stopped_by = private.actor_id(), stopped_reason = p_reason where id;
    perform private.write_audit_row('pause', 'sync', null, 'all', jsonb_build_object('reason', p_reason));
    return;
  end if;
  perform set_config('sage.reason', p_reason, true);
  update public.sync_kinds set paused_at = now(), paused_by = private.actor_id(), paused_reason = p_reason where kind = p_kind;
  if not found then raise exception 'there is no such kind' using errcode = 'PT404'; end if;
end $$;

create function public.resume_sync(p_reason text, p_kind text default null) returns void language plpgsql security definer set search_path = '' as $$
begin
  perform private.require_sync_admin();
  if p_kind is null then
    update public.sync_limiter set stopped_at = null, stopped_by = null, stopped_reason = null where stopped_at is not null;
    if found then perform private.write_audit_row('resume', 'sync', null, 'all', jsonb_build_object('reason', p_reason)); end if;
    return;
  end if;
  perform set_config('sage.reason', p_reason, true);
  update public.sync_kinds set paused_at = null, paused_by = null, paused_reason = null where kind = p_kind;
  if not found then raise exception 'there is no such kind' using errcode = 'PT404'; end if;
  -- What was wrong with its database may be mended: the next worker looks, and does not wait for the hour.
  update public.sync_limiter set checked_at = null where id;
end $$;

-- Notion had refused this connection altogether; a person says that it does no more.
create function public.lift_sync_block(p_reason text) returns void language plpgsql security definer set search_path = '' as $$
begin
  perform private.require_sync_admin();
  update public.sync_limiter set blocked_at = null, paused_reason = null where blocked_at is not null;
  if not found then raise exception 'the sync is not blocked' using errcode = 'PT409'; end if;
  perform private.write_audit_row('lift_block', 'sync', null, 'all', jsonb_build_object('reason', p_reason));
end $$;

revoke all on function private.store_sync_database(text, text, text, jsonb, text[]), private.sync_source(text), private.require_sync_team(),
  private.require_sync_admin() from public;
revoke all on function public.sync_to_notion(text, uuid), public.retry_failed_sync(text), public.resync_kind(text), public.pause_sync(text, text),
  public.resume_sync(text, text), public.lift_sync_block(text) from public, anon, authenticated, service_role;
grant execute on function public.sync_to_notion(text, uuid), public.retry_failed_sync(text), public.resync_kind(text), public.pause_sync(text, text),
  public.resume_sync(text, text), public.lift_sync_block(text) to authenticated;
