-- All that was put back already, taken note of at once. Nothing changes in Notion or here; somebody has seen it.

-- p_until: {seen_at, id} of the newest that was shown; p_shown: how many there were. What came since is not of it, and should one more of the older ones have been
-- put back meanwhile, nobody has seen that: then nothing is done. @returns how many
create function public.leave_sync_conflicts(p_until jsonb, p_shown integer) returns integer language plpgsql security definer set search_path = '' as $$
declare
  v public.sync_conflicts;
  v_left integer := 0;
begin
  perform private.assert_team();
  for v in select c.* from public.sync_conflicts c left join public.sync_state s on s.kind = c.kind and s.record_id = c.record_id
    where c.resolved_at is null and (c.seen_at, c.id) <= ((p_until ->> 'seen_at')::timestamptz, (p_until ->> 'id')::uuid)
      and (s.kind is null or private.is_put_back(s.base, c.field, c.notion))
    order by c.seen_at, c.id for update of c
  loop
    perform private.resolve_conflict(v, 'dismissed');
    v_left := v_left + 1;
  end loop;
  if v_left > p_shown then raise exception 'More was put back meanwhile. Look at the list again.' using errcode = 'PT409'; end if;
  return v_left;
end $$;

revoke all on function public.leave_sync_conflicts(jsonb, integer) from public, anon, authenticated, service_role;
grant execute on function public.leave_sync_conflicts(jsonb, integer) to authenticated;
