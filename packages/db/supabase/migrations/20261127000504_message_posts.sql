-- Messages and comments. A message becomes a comment on its project's page in Notion, once: `message_posts` is the outbox, with intent and
-- settling as for pages (a comment has no key either, so who finds an intent looks for the message's mark first). A comment of the team that
-- begins with the client mark becomes a message, once; all others stay in Notion.

create table public.message_posts (
  message_id uuid primary key references public.messages (id) on delete cascade,
  project_id uuid not null references public.projects (id) on delete cascade,
  seq bigint generated always as identity unique,
  status text not null default 'pending' check (status in ('pending', 'retrying', 'posted', 'quarantined', 'unreachable')),
  comment_id text unique check (length(comment_id) <= 100),
  -- Until then nobody may post again: what was asked may still come to pass. Null: nothing was ever asked.
  settles_at timestamptz,
  lease uuid,
  lease_until timestamptz,
  attempts integer not null default 0 check (attempts >= 0),
  next_try_at timestamptz not null default now(),
  error text check (length(error) <= 2000),
  posted_at timestamptz,
  constraint a_lease_ends check ((lease is null) = (lease_until is null)),
  constraint posted_is_a_comment check ((status = 'posted') = (comment_id is not null))
);
create index message_posts_project_id_idx on public.message_posts (project_id, seq);
create index message_posts_due_idx on public.message_posts (next_try_at) where status in ('pending', 'retrying');

alter table public.message_posts enable row level security;
alter table public.message_posts force row level security;
create policy "the team reads what is posted" on public.message_posts for select to authenticated using ((select private.is_team()));
revoke all on public.message_posts from public, anon, authenticated, service_role;
grant select (message_id, project_id, seq, status, comment_id, attempts, next_try_at, error, posted_at) on public.message_posts to authenticated;
grant select, insert, update, delete on public.message_posts to service_role;

create function private.want_message_post() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.message_posts (message_id, project_id) values (new.id, new.project_id);
  return null;
end $$;
create trigger want_post after insert on public.messages for each row when (new.source <> 'notion') execute function private.want_message_post();

-- When a project's page is tried again, or was found in reach again, so are the messages that could not be posted to it.
create function private.retry_message_posts() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.message_posts set status = 'pending', attempts = 0, next_try_at = now(), error = null
    where project_id = new.record_id and status in ('quarantined', 'unreachable');
  return null;
end $$;
create trigger retry_posts after update of status on public.sync_state for each row
  when (new.kind = 'project' and new.status <> old.status and (new.status = 'pending' or old.status = 'unreachable')) execute function private.retry_message_posts();
revoke all on function private.retry_message_posts() from public;

-- What was refused while the pages of projects stood still may have been refused for that.
create function private.retry_refused_posts() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.message_posts set status = 'pending', attempts = 0, next_try_at = now(), error = null where status = 'quarantined';
  return null;
end $$;
create trigger retry_posts after update of paused_at on public.sync_kinds for each row
  when (new.kind = 'project' and old.paused_at is not null and new.paused_at is null) execute function private.retry_refused_posts();
revoke all on function private.retry_refused_posts() from public;

-- Due messages with a new lease each: in order, one of a project at a time, of projects that have a page and are in mode two_way.
create function private.claim_message_posts(p_limit integer, p_lease interval, p_now timestamptz default clock_timestamp())
returns setof public.message_posts language sql set search_path = '' as $$
  with due as (
    select p.message_id from public.message_posts p
      join public.sync_state s on s.kind = 'project' and s.record_id = p.project_id and s.page_id is not null and s.trashed_at is null
      join public.sync_kinds k on k.kind = 'project' and k.mode = 'two_way' and k.paused_at is null
    where p.status in ('pending', 'retrying') and p.next_try_at <= p_now and (p.lease is null or p.lease_until <= p_now)
      and not exists (select from public.message_posts e where e.project_id = p.project_id and e.seq < p.seq and e.status in ('pending', 'retrying'))
    order by p.seq limit least(p_limit, private.sync_claims_open(p_now))
    for update of p skip locked
  )
  update public.message_posts p set lease = gen_random_uuid(), lease_until = p_now + p_lease from due where p.message_id = due.message_id returning p.*
$$;

-- What the comment says. No e-mail stands in for a name, since none may reach Notion.
create function private.message_to_post(p_message_id uuid) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('page_id', s.page_id, 'project_id', m.project_id, 'body', m.body, 'side', a.author ->> 'side',
    'author', coalesce(nullif(a.author ->> 'name', ''), c.name))
  from public.messages m join public.projects p on p.id = m.project_id join public.clients c on c.id = p.client_id
    left join public.sync_state s on s.kind = 'project' and s.record_id = m.project_id,
    lateral (select private.message_author(m.source, m.author_id) as author) as a
  where m.id = p_message_id
$$;

-- Right before it goes out. False: the lease was lost, and nothing may be sent.
create function private.note_message_intent(p_message_id uuid, p_lease uuid, p_for interval, p_unsure interval, p_now timestamptz default clock_timestamp())
returns boolean language sql set search_path = '' as $$
  with noted as (
    update public.message_posts set settles_at = p_now + p_unsure, lease_until = p_now + p_for where message_id = p_message_id and lease = p_lease returning 1
  )
  select exists (select from noted)
$$;

-- The activity tells that there was a message or a comment, and never what it says.
create function private.acknowledge_message_post(p_message_id uuid, p_lease uuid, p_comment_id text, p_now timestamptz default clock_timestamp())
returns boolean language sql set search_path = '' as $$
  with posted as (
    update public.message_posts set status = 'posted', comment_id = p_comment_id, posted_at = p_now, error = null, settles_at = null,
      lease = null, lease_until = null
    where message_id = p_message_id and lease = p_lease returning project_id
  ), told as (
    select private.note_sync_activity('push', 'project', project_id, 'synced', 0, null, 'A message became a comment', p_now) from posted
  )
  select exists (select from told)
$$;

-- p_intent: keep, clear or settle, as for pages (see fail_sync). What Notion refuses may be the page, not the message: its record is told by reading it.
create function private.fail_message_post(p_message_id uuid, p_lease uuid, p_status text, p_error text, p_wait interval, p_burns boolean, p_intent text,
  p_settle interval, p_now timestamptz default clock_timestamp())
returns boolean language plpgsql set search_path = '' as $$
declare
  v_project uuid;
begin
  update public.message_posts set status = p_status, error = left(p_error, 2000), attempts = attempts + p_burns::integer, next_try_at = p_now + p_wait,
    lease = null, lease_until = null,
    settles_at = case p_intent when 'clear' then null when 'settle' then p_now + p_settle else settles_at end
    where message_id = p_message_id and lease = p_lease returning project_id into v_project;
  if not found then return false; end if;
  if p_status in ('quarantined', 'unreachable') then
    perform private.note_sync_activity('push', 'project', v_project, p_status, 0, null, 'A message could not become a comment', p_now);
    perform private.ask_sync_pull('page', page_id, page_id, 1, p_now) from public.sync_state where kind = 'project' and record_id = v_project and page_id is not null;
  end if;
  return true;
end $$;

-- Those that will be posted by themselves: what waits for a person, or for a page that is in the trash, is not among them.
create function private.waiting_message_posts() returns table (message_id uuid, project_id uuid, wanted_at timestamptz, is_paused boolean)
language sql stable security invoker set search_path = '' as $$
  select p.message_id, p.project_id, m.created_at, k.paused_at is not null or k.data_source_id is null
  from public.message_posts p join public.messages m on m.id = p.message_id join public.sync_kinds k on k.kind = 'project' and k.mode = 'two_way'
    left join public.sync_state s on s.kind = 'project' and s.record_id = p.project_id
  where p.status in ('pending', 'retrying') and s.trashed_at is null and (s.page_id is not null or coalesce(s.status, 'pending') not in ('quarantined', 'unreachable'))
$$;

-- As before, and with the messages.
create or replace function private.sync_queue_overview() returns jsonb language sql stable set search_path = '' as $$
  with due as (
    select s.priority, s.wanted_at from public.sync_state s join public.sync_kinds k on k.kind = s.kind
    where s.done_version < s.want_version and s.status in ('pending', 'retrying', 'conflict')
      and k.mode <> 'off' and k.paused_at is null and k.data_source_id is not null
    union all
    select 1, wanted_at from private.waiting_message_posts() where not is_paused
  ), noted as (
    select count(*) as records, min(c.at) as since from (
      select c.kind, c.record_id, min(c.at) as at from public.sync_changes c join public.sync_kinds k on k.kind = c.kind and k.mode <> 'off'
      group by c.kind, c.record_id) c
  )
  select jsonb_build_object('waiting', (select count(*) from due) + noted.records, 'backfill', (select count(*) from due where priority = 3),
    'oldest_at', least((select min(wanted_at) from due where priority < 3), noted.since))
  from noted
$$;

-- Of a page that is no project's, or while projects are display only: no mark, so nothing is heard.
create function private.client_mark_for(p_page_id text) returns text language sql stable set search_path = '' as $$
  select (select client_comment_mark from public.studio_settings) from public.sync_state s join public.sync_kinds k on k.kind = s.kind
  where s.kind = 'project' and s.page_id = p_page_id and k.mode = 'two_way'
$$;

-- A comment that the team meant for the client. False: it was heard before, it is one of ours, or nobody listens.
create function private.receive_comment(p_page_id text, p_comment_id text, p_body text) returns boolean language plpgsql set search_path = '' as $$
declare
  v_project_id uuid;
begin
  insert into public.messages (project_id, source, body, notion_comment_id)
  select s.record_id, 'notion', left(p_body, 10000), p_comment_id
  from public.sync_state s join public.sync_kinds k on k.kind = s.kind
  where s.kind = 'project' and s.page_id = p_page_id and k.mode = 'two_way'
    and not exists (select from public.message_posts where comment_id = p_comment_id)
  on conflict (notion_comment_id) do nothing returning project_id into v_project_id;
  if v_project_id is null then return false; end if;
  perform private.note_sync_activity('pull', 'project', v_project_id, 'synced', 0, null, 'A comment became a message to the client');
  return true;
end $$;

revoke all on function private.want_message_post(), private.claim_message_posts(integer, interval, timestamptz), private.message_to_post(uuid),
  private.note_message_intent(uuid, uuid, interval, interval, timestamptz), private.acknowledge_message_post(uuid, uuid, text, timestamptz),
  private.fail_message_post(uuid, uuid, text, text, interval, boolean, text, interval, timestamptz), private.client_mark_for(text),
  private.receive_comment(text, text, text), private.waiting_message_posts() from public;
grant execute on function private.waiting_message_posts() to authenticated;
