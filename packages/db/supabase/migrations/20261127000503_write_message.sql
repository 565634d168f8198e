-- Writing messages. Whoever writes does so in their own name, and the same id again is the same message. What follows from a message (the mail
-- to the other side, the comment in Notion) hangs on a trigger, so that it follows from every message, wherever it came from.

-- Messages of which the other side was not told yet. The job takes all of a project at once.
create table public.message_mails (
  message_id uuid primary key references public.messages (id) on delete cascade,
  project_id uuid not null references public.projects (id) on delete cascade
);
create index message_mails_project_id_idx on public.message_mails (project_id);

alter table public.message_mails enable row level security;
alter table public.message_mails force row level security;
revoke all on public.message_mails from public, anon, authenticated, service_role;
grant select, insert, delete on public.message_mails to service_role;

-- One waiting job a key: what comes meanwhile joins it and does not put it off.
create function private.enqueue_gathering_job(p_task text, p_payload jsonb, p_key text, p_after interval) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform graphile_worker.add_job(p_task,
    payload => (p_payload || jsonb_strip_nulls(jsonb_build_object('_request_id', private.request_id())))::json,
    run_at => now() + p_after, job_key => p_key, job_key_mode => 'preserve_run_at');
end $$;

create function private.gather_message_mail() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.message_mails (message_id, project_id) values (new.id, new.project_id);
  perform private.enqueue_gathering_job('messages.tell', jsonb_build_object('projectId', new.project_id), 'messages.tell:' || new.project_id, '5 minutes');
  return null;
end $$;
create trigger gather_mail after insert on public.messages for each row execute function private.gather_message_mail();

-- Whom a message of the other side is mailed to: all of the client's people; of the team those who have answered in this project, or everyone
-- while nobody has. Whoever has no e-mail gets none.
create function private.message_readers(p_project_id uuid, p_side text) returns setof uuid language sql stable set search_path = '' as $$
  select cp.user_id from public.projects p join public.client_people cp on cp.client_id = p.client_id where p.id = p_project_id and p_side = 'client'
  union
  select u.id from public.users u
  where p_side = 'studio' and u.user_type in ('team', 'admin') and (
    exists (select from public.messages m where m.project_id = p_project_id and m.author_id = u.id)
    or not exists (select from public.messages m where m.project_id = p_project_id and m.source = 'ops'))
$$;

-- The job messages.tell: one mail to each reader for all that waits.
create function private.tell_messages(p_project_id uuid) returns integer language plpgsql set search_path = '' as $$
declare
  v_side record;
  v_told integer := 0;
begin
  for v_side in
    with taken as (delete from public.message_mails where project_id = p_project_id returning message_id)
    select case when private.message_author(m.source, m.author_id) ->> 'side' = 'client' then 'studio' else 'client' end as readers,
      array_agg(m.id order by m.created_at, m.id) as ids
    from taken join public.messages m on m.id = taken.message_id group by 1
  loop
    perform private.enqueue_mail('messages', 'messages:' || v_side.ids[1] || ':' || u.id, u.email,
      jsonb_build_object('project_id', p_project_id, 'user_id', u.id, 'message_ids', v_side.ids))
    from public.users u where u.id in (select private.message_readers(p_project_id, v_side.readers)) and u.deactivated_at is null;
    v_told := v_told + cardinality(v_side.ids);
  end loop;
  return v_told;
end $$;

-- Nothing any more when the reader has read them meanwhile.
create function private.mail_messages(p_data jsonb) returns jsonb language sql stable set search_path = '' as $$
  with waiting as (
    select m.body, m.created_at, m.id, private.message_author(m.source, m.author_id) as author from public.messages m
    where m.id in (select jsonb_array_elements_text(p_data -> 'message_ids')::uuid) and m.created_at > coalesce((
      select r.read_at from public.message_reads r where r.project_id = m.project_id and r.user_id = (p_data ->> 'user_id')::uuid), '-infinity')
  )
  select jsonb_build_object('project_id', p.id, 'project', p.name, 'name', u.name, 'is_team', u.user_type in ('team', 'admin'),
    'messages', (select jsonb_agg(jsonb_build_object('from', author ->> 'name', 'side', author ->> 'side', 'body', body) order by created_at, id) from waiting))
  from public.projects p join public.users u on u.id = (p_data ->> 'user_id')::uuid
  where p.id = (p_data ->> 'project_id')::uuid and exists (select from waiting)
$$;

-- 60 an hour are a lively talk; more is a stuck key.
create function public.write_message(p_id uuid, p_project_id uuid, p_body text) returns jsonb
language plpgsql volatile security invoker set search_path = '' as $$
declare
  v_message public.messages;
begin
  if not exists (select from public.projects where id = p_project_id) then raise exception 'no such project' using errcode = 'PT404'; end if;
  select * into v_message from public.messages where id = p_id;
  if not found then
    perform private.take_message_limit();
    insert into public.messages (id, project_id, author_id, source, body)
      values (p_id, p_project_id, private.actor_id(), case when private.is_team() then 'ops' else 'portal' end, p_body)
      on conflict (id) do nothing;
    select * into v_message from public.messages where id = p_id;
  end if;
  -- Of another, or of another project; an id that the caller cannot see is taken as well.
  if (v_message.project_id, v_message.author_id) is distinct from (p_project_id, private.actor_id()) then
    raise exception 'This message was sent before. Write it anew.' using errcode = 'PT409';
  end if;
  return jsonb_build_object('id', v_message.id, 'created_at', v_message.created_at);
end $$;

create function private.take_message_limit() returns void language sql security definer set search_path = '' as $$
  select private.take_limit('message', private.actor_id()::text, 60, '1 hour')
$$;

revoke all on function private.enqueue_gathering_job(text, jsonb, text, interval), private.gather_message_mail(), private.message_readers(uuid, text),
  private.tell_messages(uuid), private.mail_messages(jsonb), private.take_message_limit() from public;
grant execute on function private.take_message_limit() to authenticated;
revoke all on function public.write_message(uuid, uuid, text) from public, anon, authenticated, service_role;
grant execute on function public.write_message(uuid, uuid, text) to authenticated;
