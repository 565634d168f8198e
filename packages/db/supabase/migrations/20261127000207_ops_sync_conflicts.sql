-- The drift radar: what people set in Notion against what Postgres holds, field by field. As long as it stands in Notion it is to be decided; once ours
-- was written back it is history, which the team may still take over. The team adopts it, overwrites it, or takes note.

create function private.plain_notion_value(p_value jsonb) returns text language sql immutable set search_path = '' as $$
  select case
    when p_value ? 'title' or p_value ? 'rich_text' then
      (select string_agg(part -> 'text' ->> 'content', '' order by place)
        from jsonb_array_elements(coalesce(p_value -> 'title', p_value -> 'rich_text')) with ordinality as parts (part, place))
    when p_value ? 'relation' then (select string_agg(replace(page ->> 'id', '-', ''), ', ' order by page ->> 'id') from jsonb_array_elements(p_value -> 'relation') page)
    else coalesce(p_value -> 'select' ->> 'name', p_value -> 'status' ->> 'name', (p_value -> 'date' ->> 'start') || coalesce(' to ' || (p_value -> 'date' ->> 'end'), ''), p_value ->> 'number',
      p_value ->> 'url', p_value ->> 'checkbox') end
$$;

-- As a person reads it: a page by the name of its record.
create function private.shown_notion_value(p_value jsonb) returns text language sql stable set search_path = '' as $$
  select case when p_value ? 'relation' then
      (select string_agg(coalesce(private.sync_name(s.kind, s.record_id), 'a page of nobody'), ', ' order by page ->> 'id')
        from jsonb_array_elements(p_value -> 'relation') page left join public.sync_state s on s.page_id = page ->> 'id')
    else private.plain_notion_value(p_value) end
$$;

-- What was last agreed is not what the person had set: ours stands in Notion again. A field that was never agreed, such as a list that is ticked, stays as it is.
-- Every open conflict is asked: a function in SQL that calls another one would be planned anew each time.
create function private.is_put_back(p_base jsonb, p_field text, p_notion jsonb) returns boolean language plpgsql immutable set search_path = '' as $$
begin
  return coalesce(p_base ? p_field and private.plain_notion_value(p_base -> p_field) is distinct from private.plain_notion_value(p_notion), false);
end $$;

-- How many that nobody has decided about are put_back or to_decide. Of a record that is gone nothing is left to decide.
create function private.conflicts_in(p_state text) returns bigint language sql stable security invoker set search_path = '' as $$
  select count(*) from public.sync_conflicts c left join public.sync_state s on s.kind = c.kind and s.record_id = c.record_id
  where c.resolved_at is null and (s.kind is null or private.is_put_back(s.base, c.field, c.notion)) = (p_state = 'put_back')
$$;

-- What Postgres can take over from Notion: names and the category. Everything else is decided by rules or by money.
create function private.is_adoptable(p_kind text, p_field text) returns boolean language sql immutable set search_path = '' as $$
  select (p_kind, p_field) in (('project', 'Name'), ('client', 'Name'), ('deliverable', 'Name'), ('deliverable', 'Category'))
$$;

-- Last seen first, by keyset: p_after is the `next` of the page before.
create function public.ops_sync_conflicts(p_state text default 'to_decide', p_after jsonb default null, p_limit integer default 50) returns jsonb
language sql stable security invoker set search_path = '' as $$
  with listed as (
    select c.id, c.kind, c.record_id, c.field, c.base, c.postgres, c.notion, c.reason, c.resolution, c.resolved_at, c.created_at, c.seen_at, s.page_id, s.base as agreed, s.done_version < s.want_version and s.status in ('pending', 'retrying', 'conflict') as is_due
    from public.sync_conflicts c left join public.sync_state s on s.kind = c.kind and s.record_id = c.record_id
    where (c.resolved_at is null) = (p_state <> 'decided') and (p_state = 'decided' or (s.kind is null or private.is_put_back(s.base, c.field, c.notion)) = (p_state = 'put_back'))
      and (p_after is null or (c.seen_at, c.id) < ((p_after ->> 'seen_at')::timestamptz, (p_after ->> 'id')::uuid))
    order by c.seen_at desc, c.id desc limit least(greatest(p_limit, 1), 200) + 1
  ), page as (
    select * from listed order by seen_at desc, id desc limit least(greatest(p_limit, 1), 200)
  ), last_row as (
    select seen_at, id from page order by seen_at, id limit 1
  )
  select jsonb_build_object(
    'conflicts', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'record_id', record_id, 'field', field,
      'name', private.sync_name(kind, record_id), 'postgres', private.shown_notion_value(postgres), 'notion', private.shown_notion_value(notion),
      'base', private.shown_notion_value(base), 'stands', case when agreed ? field then private.shown_notion_value(agreed -> field) end,
      'page_id', page_id, 'reason', reason, 'resolution', resolution, 'resolved_at', resolved_at, 'created_at', created_at, 'seen_at', seen_at,
      'is_on_its_way', coalesce(resolution = 'kept' and is_due and agreed ? field and not private.is_put_back(agreed, field, notion), false),
      'can_adopt', resolved_at is null and private.is_adoptable(kind, field)) order by seen_at desc, id desc), '[]') from page),
    'to_decide', private.conflicts_in('to_decide'), 'put_back', private.conflicts_in('put_back'),
    'next', (select to_jsonb(last_row) from last_row where (select count(*) from listed) > (select count(*) from page)))
$$;

create function private.lock_conflict(p_id uuid) returns public.sync_conflicts language plpgsql set search_path = '' as $$
declare
  v public.sync_conflicts;
begin
  perform private.assert_team();
  select * into v from public.sync_conflicts where id = p_id for update;
  if not found then raise exception 'There is no such conflict.' using errcode = 'PT404'; end if;
  if v.resolved_at is not null then raise exception 'Someone has decided about this already.' using errcode = 'PT409'; end if;
  return v;
end $$;

-- The same value of the same field, seen again meanwhile, is decided with it. A record without open ones is in step again.
create function private.resolve_conflict(p_conflict public.sync_conflicts, p_resolution text) returns void language plpgsql set search_path = '' as $$
begin
  update public.sync_conflicts set resolution = p_resolution, resolved_by = private.actor_id(), resolved_at = now() where id = p_conflict.id;
  update public.sync_state set status = case when done_version < want_version then 'pending' else 'synced' end where kind = p_conflict.kind and record_id = p_conflict.record_id and status = 'conflict';
end $$;

-- What Postgres holds now, of what it can take over. Locks the record.
create function private.adoptable_value(p_kind text, p_field text, p_record_id uuid) returns text language plpgsql set search_path = '' as $$
declare
  v_value text;
begin
  execute format('select %I from public.%I where id = $1 for update', lower(p_field), p_kind || 's') into v_value using p_record_id;
  return v_value;
end $$;

-- Notion's value becomes the record's; the sync then writes it back by itself.
create function public.adopt_sync_conflict(p_id uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  v public.sync_conflicts := private.lock_conflict(p_id);
  v_value text := private.plain_notion_value(v.notion);
  v_ours text;
begin
  if not private.is_adoptable(v.kind, v.field) then
    raise exception '% of a % is decided in SAGE and cannot be taken over from Notion.', v.field, v.kind using errcode = 'PT409';
  end if;
  if length(btrim(coalesce(v_value, ''))) not between 1 and 200 then
    raise exception 'Notion holds no usable value: it needs 1 to 200 characters.' using errcode = 'PT409';
  end if;
  v_value := btrim(v_value);
  v_ours := private.adoptable_value(v.kind, v.field, v.record_id);
  if v_ours is distinct from private.plain_notion_value(v.postgres) then
    raise exception 'This was changed here since, to “%”. Nothing is taken over: put it aside, or set it in Notion once more.', v_ours using errcode = 'PT409';
  end if;
  if v.field = 'Category' then
    update public.deliverables set category = v_value where id = v.record_id;
  elsif v.kind = 'project' then
    update public.projects set name = v_value where id = v.record_id;
  elsif v.kind = 'client' then
    update public.clients set name = v_value where id = v.record_id;
  else
    update public.deliverables set name = v_value where id = v.record_id;
  end if;
  if not found then raise exception 'The record is there no more.' using errcode = 'PT404'; end if;
  perform private.resolve_conflict(v, 'adopted');
end $$;

-- Ours stands, and is written once more even if Notion is thought to hold it. Until it is there the page counts as holding what the person set: what a reading
-- finds meanwhile is known, and what was put back earlier stays so. The same value, seen again meanwhile, is decided with it.
create function public.overwrite_sync_conflict(p_id uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  v public.sync_conflicts;
  v_same uuid;
begin
  perform private.assert_team();
  -- All of the field in one order, so that two people who decide about it never wait for each other.
  perform from public.sync_conflicts c where resolved_at is null and (kind, record_id, field) = (select o.kind, o.record_id, o.field from public.sync_conflicts o where o.id = p_id)
    order by id for update;
  v := private.lock_conflict(p_id);
  for v_same in select id from public.sync_conflicts where kind = v.kind and record_id = v.record_id and field = v.field and resolved_at is null
    and private.plain_notion_value(notion) is not distinct from private.plain_notion_value(v.notion) order by id for update
  loop
    perform private.resolve_conflict(c, 'kept') from public.sync_conflicts c where c.id = v_same;
  end loop;
  update public.sync_state set base = base || jsonb_build_object(v.field, v.notion) where kind = v.kind and record_id = v.record_id and base ? v.field;
  perform private.want_sync(kind, array[record_id], 0) from public.sync_state where kind = v.kind and record_id = v.record_id;
end $$;

create function public.dismiss_sync_conflict(p_id uuid) returns void language plpgsql security definer set search_path = '' as $$
begin
  perform private.resolve_conflict(private.lock_conflict(p_id), 'dismissed');
end $$;

-- The button: this record's page is read now.
create function public.pull_sync(p_kind text, p_record_id uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  v_page text := (select page_id from public.sync_state where kind = p_kind and record_id = p_record_id);
begin
  perform private.assert_team();
  if v_page is null then raise exception 'It has no page in Notion.' using errcode = 'PT404'; end if;
  perform private.ask_sync_pull('content', v_page, v_page, 0);
  perform private.ask_sync_pull('page', v_page, v_page, 0);
end $$;

revoke all on function private.plain_notion_value(jsonb), private.is_adoptable(text, text), private.adoptable_value(text, text, uuid), private.lock_conflict(uuid),
  private.shown_notion_value(jsonb), private.is_put_back(jsonb, text, jsonb), private.conflicts_in(text),
  private.resolve_conflict(public.sync_conflicts, text) from public;
grant execute on function private.plain_notion_value(jsonb), private.is_adoptable(text, text), private.shown_notion_value(jsonb), private.is_put_back(jsonb, text, jsonb),
  private.conflicts_in(text) to authenticated;
revoke all on function public.ops_sync_conflicts(text, jsonb, integer), public.adopt_sync_conflict(uuid), public.overwrite_sync_conflict(uuid),
  public.dismiss_sync_conflict(uuid), public.pull_sync(text, uuid) from public, anon, authenticated, service_role;
grant execute on function public.ops_sync_conflicts(text, jsonb, integer), public.adopt_sync_conflict(uuid), public.overwrite_sync_conflict(uuid),
  public.dismiss_sync_conflict(uuid), public.pull_sync(text, uuid) to authenticated;
