-- Reading messages: one page of a project's conversation, newest last, with the caller's own rights, and how far each person has read.

create table public.message_reads (
  project_id uuid not null references public.projects (id) on delete cascade,
  user_id uuid not null references public.users (id) on delete cascade,
  read_at timestamptz not null,
  primary key (project_id, user_id)
);
create index message_reads_user_id_idx on public.message_reads (user_id);

alter table public.message_reads enable row level security;
alter table public.message_reads force row level security;
revoke all on public.message_reads from public, anon, authenticated, service_role;
grant select, delete on public.message_reads to service_role;

-- Up to when the caller has read; null when never.
create function private.messages_read_at(p_project_id uuid) returns timestamptz language sql stable security definer set search_path = '' as $$
  select read_at from public.message_reads where project_id = p_project_id and user_id = private.actor_id()
$$;

-- Notes up to which message the caller has read: the newest that was shown, not this moment, since one that is being written now was not.
create function private.note_messages_read(p_project_id uuid, p_until timestamptz) returns void language plpgsql security definer set search_path = '' as $$
begin
  insert into public.message_reads as r (project_id, user_id, read_at)
    select p_project_id, id, p_until from public.users where id = private.actor_id() and p_until is not null
    on conflict (project_id, user_id) do update set read_at = excluded.read_at where r.read_at < excluded.read_at;
end $$;

-- Client or studio, by whose words they are. Clients may not read the team's users: a name and a side is all they get.
create function private.message_author(p_source text, p_author_id uuid) returns jsonb language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('name', u.name, 'side', case when p_source = 'notion' or u.user_type in ('team', 'admin') then 'studio' else 'client' end)
  from (select) as nobody left join public.users u on u.id = p_author_id
$$;

create function private.message_line(p public.messages, p_read_at timestamptz) returns jsonb language sql stable security invoker set search_path = '' as $$
  select jsonb_build_object('id', p.id, 'body', p.body, 'created_at', p.created_at,
    'is_mine', p.author_id is not distinct from private.actor_id(),
    'is_new', p.author_id is distinct from private.actor_id() and (p_read_at is null or p.created_at > p_read_at))
    || private.message_author(p.source, p.author_id)
$$;

-- The latest before `p_before` ({created_at, id}), oldest of them first. `earlier`: where to go on, or null. Null when the project is not there or not theirs.
create function public.project_messages(p_project_id uuid, p_before jsonb default null, p_limit integer default 30) returns jsonb
language plpgsql volatile security invoker set search_path = '' as $$
declare
  v_limit integer := least(greatest(p_limit, 1), 100);
  v_project jsonb := (select jsonb_build_object('id', id, 'name', name) from public.projects where id = p_project_id);
  v_read_at timestamptz;
  v_rows public.messages[];
begin
  if v_project is null then return null; end if;
  v_read_at := private.messages_read_at(p_project_id);
  v_rows := array(select m from public.messages m where m.project_id = p_project_id
    and (p_before is null or (m.created_at, m.id) < ((p_before ->> 'created_at')::timestamptz, (p_before ->> 'id')::uuid))
    order by m.created_at desc, m.id desc limit v_limit + 1);
  perform private.note_messages_read(p_project_id, v_rows[1].created_at);
  return jsonb_build_object('zone', private.studio_zone(), 'project', v_project,
    'messages', (select coalesce(jsonb_agg(private.message_line(v_rows[n], v_read_at) order by n desc), '[]')
      from generate_series(1, least(cardinality(v_rows), v_limit)) as n),
    'earlier', case when cardinality(v_rows) > v_limit
      then jsonb_build_object('created_at', v_rows[v_limit].created_at, 'id', v_rows[v_limit].id) end);
end $$;

-- What the studio wrote and the caller has not read.
create function private.unread_messages(p_project_id uuid) returns setof public.messages language sql stable security invoker set search_path = '' as $$
  select m.* from public.messages m
  where m.project_id = p_project_id and m.source in ('ops', 'notion') and m.created_at > coalesce(private.messages_read_at(p_project_id), '-infinity')
$$;

-- As before, and what the studio wrote, until it is read.
create or replace function private.news_of(p_project_id uuid, p_since timestamptz) returns jsonb
language sql stable security invoker set search_path = '' as $$
  select coalesce(jsonb_agg(to_jsonb(news) order by news.at desc, news.id desc), '[]') from (
    select 'deliverable' as kind, d.id, d.name, d.version, d.published_at as at from public.deliverables d
      where d.project_id = p_project_id and d.published_at > p_since and d.deleted_at is null and not exists (
        select from public.deliverables n where n.replaces_id = d.id and n.published_at is not null and n.deleted_at is null)
    union all
    select 'milestone', m.id, m.name, null, m.completed_at from public.milestones m
      where m.project_id = p_project_id and m.completed_at > p_since
    union all
    select 'message', u.id, coalesce(private.message_author(u.source, u.author_id) ->> 'name', 'The studio'), null, u.created_at
      from private.unread_messages(p_project_id) u
    order by at desc, id desc limit 12
  ) as news
$$;

revoke all on function private.messages_read_at(uuid), private.note_messages_read(uuid, timestamptz), private.message_author(text, uuid),
  private.message_line(public.messages, timestamptz), private.unread_messages(uuid) from public;
grant execute on function private.messages_read_at(uuid), private.note_messages_read(uuid, timestamptz), private.message_author(text, uuid),
  private.message_line(public.messages, timestamptz), private.unread_messages(uuid) to authenticated;
revoke all on function public.project_messages(uuid, jsonb, integer) from public, anon, authenticated, service_role;
grant execute on function public.project_messages(uuid, jsonb, integer) to authenticated;
