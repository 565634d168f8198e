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
  private.keep_sync_conflicts(text, uuid, jsonb) from public;
grant execute on function private.ask_sync_pull(text, text, text, integer, timestamptz) to service_role;
revoke all on function public.receive_notion_event(jsonb, text) from public, anon, authenticated, service_role;
grant execute on function public.receive_notion_event(jsonb, text) to service_role;
