-- What Notion's webhook says: hints without values. Each event id is stored once, and what it speaks of is pulled later. The verification token
-- comes with the endpoint's first call, which nobody can vouch for: only the first is kept, an admin sees it to paste it into Notion, and it
-- counts for good once an event that it signs names a page or database of ours, whose ids a stranger does not know.

create table public.sync_webhook (
  id boolean primary key default true check (id),
  token text check (length(token) between 16 and 500),
  received_at timestamptz,
  -- Who sent the token, for an admin who wonders.
  received_from text check (length(received_from) <= 100),
  confirmed_at timestamptz,
  last_event_at timestamptz,
  -- Our own connection, as Notion names it among an event's authors.
  bot_id text check (length(bot_id) <= 100),
  constraint a_token_was_received check ((token is null) = (received_at is null)),
  constraint only_a_token_is_confirmed check (confirmed_at is null or token is not null)
);
insert into public.sync_webhook default values;

alter table public.sync_webhook enable row level security;
alter table public.sync_webhook force row level security;
revoke all on public.sync_webhook from public, anon, authenticated, service_role;
grant select, update on public.sync_webhook to service_role;

create table public.sync_events (
  id uuid primary key,
  type text not null check (length(type) between 1 and 100),
  entity_type text not null check (length(entity_type) between 1 and 40),
  entity_id text not null check (length(entity_id) between 1 and 100),
  -- The page that is to be pulled; null when there is nothing to pull.
  page_id text check (length(page_id) <= 100),
  occurred_at timestamptz not null,
  attempt integer not null check (attempt > 0),
  received_at timestamptz not null default now()
);
create index sync_events_received_at_idx on public.sync_events (received_at desc, id desc);

alter table public.sync_events enable row level security;
alter table public.sync_events force row level security;
create policy "the team sees which events came" on public.sync_events for select to authenticated using ((select private.is_team()));
revoke all on public.sync_events from public, anon, authenticated, service_role;
grant select on public.sync_events to authenticated;
grant select, insert, delete on public.sync_events to service_role;

-- The key of the signatures. Null while none was received.
create function public.notion_webhook_token() returns text language sql stable security invoker set search_path = '' as $$
  select token from public.sync_webhook
$$;

-- kept, known (the same again) or refused (another one is kept already).
create function public.keep_notion_token(p_token text, p_address text default null) returns text
language plpgsql security invoker set search_path = '' as $$
declare
  v_kept text;
begin
  select token into strict v_kept from public.sync_webhook for update;
  if v_kept is not null then return case when v_kept = p_token then 'known' else 'refused' end; end if;
  update public.sync_webhook set token = p_token, received_at = now(), received_from = left(p_address, 100), confirmed_at = null where id;
  return 'kept';
end $$;

-- Another verification may come: the one that is kept was not Notion's, or the subscription was made anew.
create function public.forget_notion_token() returns void language plpgsql security definer set search_path = '' as $$
begin
  if not private.is_admin() then raise exception 'only an admin may do this' using errcode = 'PT403'; end if;
  update public.sync_webhook set token = null, received_at = null, received_from = null, confirmed_at = null where token is not null;
  if found then perform private.write_audit_row('forget_token', 'sync_webhook', null, null, '{}'); end if;
end $$;

-- The token is for an admin's eyes, and only as long as it must still be pasted into Notion.
create function public.ops_sync_webhook() returns jsonb language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('received_at', received_at, 'received_from', received_from, 'confirmed_at', confirmed_at,
    'last_event_at', last_event_at, 'token', case when private.is_admin() and confirmed_at is null then token end)
  from public.sync_webhook where private.is_team()
$$;

create function private.is_ours_in_notion(p_ids text[]) returns boolean language sql stable set search_path = '' as $$
  select exists (select from public.sync_state where page_id = any (p_ids))
    or exists (select from public.sync_kinds where data_source_id = any (p_ids) or database_id = any (p_ids))
$$;

revoke all on function private.is_ours_in_notion(text[]) from public;
grant execute on function private.is_ours_in_notion(text[]) to service_role;
revoke all on function public.notion_webhook_token(), public.keep_notion_token(text, text), public.forget_notion_token(),
  public.ops_sync_webhook() from public, anon, authenticated, service_role;
grant execute on function public.notion_webhook_token(), public.keep_notion_token(text, text) to service_role;
grant execute on function public.forget_notion_token(), public.ops_sync_webhook() to authenticated;
