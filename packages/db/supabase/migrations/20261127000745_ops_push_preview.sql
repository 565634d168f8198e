-- What waits to be sent to Notion, with all that tells what would be sent: what was last agreed, what the record says now, the pages that it leads to, and messages.

create function public.ops_push_preview(p_limit integer default 100) returns jsonb language sql stable security definer set search_path = '' as $$
  with waiting as (
    select s.kind, s.record_id, s.priority, s.wanted_at from public.sync_state s
      where s.done_version < s.want_version and s.status in ('pending', 'retrying', 'conflict')
    union all
    select c.kind, c.record_id, 1, c.at from public.sync_changes c
  ), due as (
    select w.kind, w.record_id, min(w.priority) as priority, min(w.wanted_at) as wanted_at
    from waiting w join public.sync_kinds k on k.kind = w.kind and k.mode <> 'off' and k.source_table is not null
    where (select private.is_team()) group by w.kind, w.record_id
  ), listed as (
    select d.*, private.sync_record(d.kind, d.record_id) as shown from due d order by d.priority, d.wanted_at, d.kind, d.record_id limit least(greatest(p_limit, 1), 200)
  ), said as (
    select w.message_id, w.wanted_at, private.message_to_post(w.message_id) as post from private.waiting_message_posts() w where (select private.is_team())
  ), first_said as (
    select s.wanted_at, s.message_id, p.settles_at is not null as is_unsure, s.post from said s join public.message_posts p using (message_id)
    order by s.wanted_at, s.message_id limit least(greatest(p_limit, 1), 200)
  ), parents as (
    select distinct f.value::uuid as id from listed l, jsonb_each_text(l.shown) f where f.key like '%\_id'
  )
  select jsonb_build_object(
    'waiting', (select count(*) from due) + (select count(*) from said),
    'messages', (select coalesce(jsonb_agg(jsonb_build_object('message_id', message_id, 'name', private.sync_name('project', (post ->> 'project_id')::uuid), 'author', post ->> 'author',
      'side', post ->> 'side', 'body', left(post ->> 'body', 1000), 'wanted_at', wanted_at, 'is_unsure', is_unsure) order by wanted_at, message_id), '[]') from first_said),
    'records', (select coalesce(jsonb_agg(jsonb_build_object('kind', l.kind, 'record_id', l.record_id, 'name', private.sync_name(l.kind, l.record_id),
        'wanted_at', l.wanted_at, 'shown', l.shown, 'page_id', s.page_id, 'base', s.base, 'body_hash', s.body_hash, 'knows_block', s.body_block_id is not null,
        'is_trashed', s.trashed_at is not null, 'is_left_alone', s.detached_at is not null and l.priority > 0, 'is_by_hand', l.priority = 0, 'is_unsure', s.intent is not null)
      order by l.priority, l.wanted_at, l.kind, l.record_id), '[]')
      from listed l left join public.sync_state s on s.kind = l.kind and s.record_id = l.record_id),
    'pages', (select coalesce(jsonb_agg(jsonb_build_object('kind', s.kind, 'record_id', s.record_id, 'page_id', s.page_id, 'name', private.sync_name(s.kind, s.record_id))), '[]')
      from parents p join public.sync_state s on s.record_id = p.id and s.page_id is not null),
    'uploads', (select coalesce(jsonb_agg(jsonb_build_object('sha256', u.sha256, 'is_preview', u.is_preview)), '[]') from public.sync_uploads u
      where u.sha256 in (select shown -> 'file' ->> 'sha256' from listed)
        and (u.upload_id is null or u.attached_at is not null or u.uploaded_at > now() - interval '50 minutes')),
    'to_decide', case when private.is_team() then private.conflicts_in('to_decide') else 0 end)
$$;

revoke all on function public.ops_push_preview(integer) from public, anon, authenticated, service_role;
grant execute on function public.ops_push_preview(integer) to authenticated;
