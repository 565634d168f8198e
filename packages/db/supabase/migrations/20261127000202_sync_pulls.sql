-- What is to be read from Notion: one row a page, its content, a comment or a checklist, however many events speak of it. A pull of a record's page takes the
-- record's own lease too, so that reading and writing never cross, and compares it when it is done: a worker whose lease is over changes nothing.

create table public.sync_pulls (
  -- checklist: the pages that are related to this page, all of which may be done.
  what text not null check (what in ('page', 'content', 'comment', 'checklist')),
  item_id text not null check (length(item_id) between 1 and 100),
  page_id text not null check (length(page_id) between 1 and 100),
  version bigint not null default nextval('private.sync_version'),
  priority integer not null default 2 check (priority between 0 and 3),
  asked_at timestamptz not null default now(),
  next_try_at timestamptz not null default now(),
  lease uuid,
  lease_until timestamptz,
  lease_by text check (length(lease_by) <= 100),
  attempts integer not null default 0 check (attempts >= 0),
  error text check (length(error) <= 2000),
  primary key (what, item_id),
  constraint a_lease_ends check ((lease is null) = (lease_until is null))
);
create index sync_pulls_due_idx on public.sync_pulls (priority, next_try_at);

alter table public.sync_pulls enable row level security;
alter table public.sync_pulls force row level security;
create policy "the team sees what is to be read" on public.sync_pulls for select to authenticated using ((select private.is_team()));
revoke all on public.sync_pulls from public, anon, authenticated, service_role;
grant select (what, item_id, page_id, priority, asked_at, next_try_at, attempts, error) on public.sync_pulls to authenticated;
grant select, insert, update, delete on public.sync_pulls to service_role;

-- The state of a record's checklist that was last acted upon: each counts once.
alter table public.sync_state add column checklist text check (length(checklist) <= 100);

create function private.ask_sync_pull(p_what text, p_item_id text, p_page_id text, p_priority integer, p_now timestamptz default clock_timestamp())
returns void language sql set search_path = '' as $$
  insert into public.sync_pulls as p (what, item_id, page_id, priority, asked_at, next_try_at)
  values (p_what, p_item_id, p_page_id, p_priority, p_now, p_now)
  on conflict (what, item_id) do update set version = nextval('private.sync_version'), priority = least(p.priority, excluded.priority),
    attempts = 0, next_try_at = least(p.next_try_at, excluded.next_try_at)
$$;

-- Several at once, in one order, so that two callers never wait for each other.
create function private.ask_sync_pulls(p_asked jsonb, p_priority integer, p_now timestamptz default clock_timestamp()) returns void
language sql set search_path = '' as $$
  select private.ask_sync_pull(a.what, a.item_id, a.page_id, p_priority, p_now)
  from (select * from jsonb_to_recordset(p_asked) as asked (what text, item_id text, page_id text) order by what, item_id) a
$$;

-- stored, duplicate, or ignored (signed with a token that no event has confirmed yet, and about nothing of ours). What our own connection did alone
-- needs no look; what a person changes at the same moment names the person, too.
create function public.receive_notion_event(p_event jsonb, p_token text) returns text language plpgsql security invoker set search_path = '' as $$
declare
  v_hook public.sync_webhook;
  v_page text := p_event ->> 'page_id';
  v_what text := case when p_event ->> 'type' = 'comment.created' then 'comment' when p_event ->> 'type' = 'page.content_updated' then 'content'
    when p_event ->> 'type' like 'page.%' then 'page' end;
begin
  select * into strict v_hook from public.sync_webhook;
  if v_hook.token is distinct from p_token then return 'ignored'; end if;
  if v_hook.confirmed_at is null then
    if not private.is_ours_in_notion(array(select jsonb_array_elements_text(p_event -> 'names'))) then return 'ignored'; end if;
    update public.sync_webhook set confirmed_at = now() where token = p_token;
  end if;
  insert into public.sync_events (id, type, entity_type, entity_id, page_id, occurred_at, attempt)
    values ((p_event ->> 'id')::uuid, p_event ->> 'type', p_event ->> 'entity_type', p_event ->> 'entity_id', case when v_what is not null then v_page end,
      (p_event ->> 'occurred_at')::timestamptz, (p_event ->> 'attempt')::integer)
    on conflict do nothing;
  if not found then return 'duplicate'; end if;
  update public.sync_webhook set last_event_at = now() where last_event_at is null or last_event_at < now() - interval '1 minute';
  if p_event -> 'authors' = jsonb_build_array(v_hook.bot_id) then return 'stored'; end if;
  if p_event ->> 'type' ~ '^(database|data_source)\.(deleted|undeleted|moved|schema_updated)$' then update public.sync_limiter set checked_at = null where id; end if;
  if v_what is null or v_page is null then return 'stored'; end if;
  perform private.ask_sync_pull(v_what, p_event ->> 'entity_id', v_page, 2);
  return 'stored';
end $$;

-- Due ones, each with what is known of its record. A record that is being pushed is pulled when that is done.
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
    order by case when asked_at < p_now - interval '30 seconds' then 0 else priority end, asked_at
    limit least(p_limit, private.sync_claims_open(p_now)) for update skip locked
  loop
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

-- What lost is kept once, however often it is seen, with when that was first and last.
alter table public.sync_conflicts add column seen_at timestamptz not null default now();
drop index public.sync_conflicts_open_idx;
create index sync_conflicts_open_idx on public.sync_conflicts (seen_at desc, id desc) where resolved_at is null;

create function private.keep_sync_conflicts(p_kind text, p_record_id uuid, p_conflicts jsonb) returns void language plpgsql set search_path = '' as $$
declare
  v record;
begin
  for v in select c.field, c.base, c.postgres, c.notion, left(c.reason, 2000) as reason
    from jsonb_to_recordset(p_conflicts) as c (field text, base jsonb, postgres jsonb, notion jsonb, reason text)
  loop
    update public.sync_conflicts o set seen_at = now() where o.kind = p_kind and o.record_id = p_record_id and o.field = v.field and o.resolved_at is null
      and o.notion is not distinct from v.notion and o.postgres is not distinct from v.postgres and o.reason is not distinct from v.reason;
    if not found then
      insert into public.sync_conflicts (kind, record_id, field, base, postgres, notion, winner, reason)
        values (p_kind, p_record_id, v.field, v.base, v.postgres, v.notion, 'postgres', v.reason);
    end if;
  end loop;
end $$;

revoke all on function private.ask_sync_pull(text, text, text, integer, timestamptz), private.ask_sync_pulls(jsonb, integer, timestamptz),
  private.claim_sync_pulls(text, integer, interval, timestamptz), private.keep_sync_conflicts(text, uuid, jsonb) from public;
grant execute on function private.ask_sync_pull(text, text, text, integer, timestamptz) to service_role;
revoke all on function public.receive_notion_event(jsonb, text) from public, anon, authenticated, service_role;
grant execute on function public.receive_notion_event(jsonb, text) to service_role;
