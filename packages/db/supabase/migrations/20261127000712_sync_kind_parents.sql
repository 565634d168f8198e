-- A kind whose pages point to those of another cannot do without it: neither may be switched so that only the child is shown.

-- Direct parents, as the entities name them.
alter table public.sync_kinds add column depends_on text[] not null default '{}';
update public.sync_kinds set depends_on = case kind when 'project' then '{client}'::text[] when 'task' then '{project,milestone}' else '{project}' end
  where kind in ('project', 'milestone', 'deliverable', 'task');

-- @throws conflict, with what to switch first
create function private.assert_sync_parents(p_kind text, p_mode text) returns void language plpgsql stable set search_path = '' as $$
declare
  v_missing text := (select string_agg(p.kind, ', ' order by p.kind) from public.sync_kinds k join public.sync_kinds p on p.kind = any (k.depends_on)
    where k.kind = p_kind and p_mode <> 'off' and p.mode = 'off');
  v_shown text := (select string_agg(c.kind, ', ' order by c.kind) from public.sync_kinds c
    where p_kind = any (c.depends_on) and p_mode = 'off' and c.mode <> 'off');
begin
  if v_missing is not null then raise exception 'Its pages point to those of another kind. Turn that on first: %', v_missing using errcode = 'PT409'; end if;
  if v_shown is not null then raise exception 'Pages of another kind point to its pages. Turn that off first: %', v_shown using errcode = 'PT409'; end if;
end $$;

-- Off, display only or two-way; whether the details are shown; what becomes of a page that is thrown away in Notion; and how often Notion is asked
-- what changed. Null: as it is. What Notion is to show from now on becomes due behind everything else. @returns how many records
create function public.set_sync_kind(p_kind text, p_mode text, p_with_details boolean, p_trash_policy text default null, p_poll_seconds integer default null,
  p_reason text default null)
returns integer language plpgsql security definer set search_path = '' as $$
declare
  v_before public.sync_kinds;
  v_trash_policy text;
  v_poll_seconds integer;
begin
  perform private.require_sync_admin();
  -- Of two who switch a parent and its child, the second sees what the first did.
  perform private.lock_sync_modes(true);
  select * into v_before from public.sync_kinds where kind = p_kind for update;
  if not found then raise exception 'there is no such kind' using errcode = 'PT404'; end if;
  if (v_before.mode = 'off') <> (p_mode = 'off') then perform private.assert_sync_parents(p_kind, p_mode); end if;
  v_trash_policy := coalesce(p_trash_policy, v_before.trash_policy);
  v_poll_seconds := coalesce(p_poll_seconds, v_before.poll_seconds);
  perform set_config('sage.reason', coalesce(p_reason, ''), true);
  update public.sync_kinds set mode = p_mode, with_details = p_with_details, trash_policy = v_trash_policy, poll_seconds = v_poll_seconds
    where kind = p_kind and (mode, with_details, trash_policy, poll_seconds) is distinct from (p_mode, p_with_details, v_trash_policy, v_poll_seconds);
  -- A shorter wait counts from now on.
  update public.sync_polls set next_at = least(next_at, now() + make_interval(secs => v_poll_seconds)) where kind = p_kind;
  if p_mode = 'off' or (v_before.mode <> 'off' and v_before.with_details = p_with_details) then return 0; end if;
  -- Made due by `want_switched_kind`.
  return (select count(*) from public.sync_state s where s.kind = p_kind and private.is_due(s));
end $$;

revoke all on function private.assert_sync_parents(text, text) from public;
revoke all on function public.set_sync_kind(text, text, boolean, text, integer, text) from public, anon, authenticated, service_role;
grant execute on function public.set_sync_kind(text, text, boolean, text, integer, text) to authenticated;
