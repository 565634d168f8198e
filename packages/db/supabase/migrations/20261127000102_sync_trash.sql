-- What becomes of a page that a person put into Notion's trash. restore: it comes back with the next push. detach: it stays there, and its
-- record is left alone until somebody asks for it by hand. recreate: another page is made.

alter table public.sync_kinds add column trash_policy text not null default 'restore' check (trash_policy in ('restore', 'detach', 'recreate'));

alter table public.sync_state add column detached_at timestamptz;
grant select (detached_at) on public.sync_state to authenticated;

-- By the worker that has the record, or, without a lease, by whoever saw it while nobody has. The record is due again either way, and the activity tells it.
-- @returns the policy, or null when somebody else has the record
create function private.apply_trash_policy(p_kind text, p_record_id uuid, p_lease uuid default null, p_now timestamptz default clock_timestamp())
returns text language plpgsql set search_path = '' as $$
declare
  v_policy text;
begin
  update public.sync_state s set
    trashed_at = case when k.trash_policy <> 'recreate' then coalesce(s.trashed_at, p_now) end,
    detached_at = case when k.trash_policy = 'detach' then coalesce(s.detached_at, p_now) end,
    page_id = case when k.trash_policy <> 'recreate' then s.page_id end,
    base = case when k.trash_policy <> 'recreate' then s.base end,
    body_hash = case when k.trash_policy <> 'recreate' then s.body_hash end,
    body_block_id = case when k.trash_policy <> 'recreate' then s.body_block_id end,
    want_version = case when p_lease is null then nextval('private.sync_version') else s.want_version end,
    wanted_at = case when s.done_version < s.want_version then s.wanted_at else p_now end,
    status = case when p_lease is null and s.status = 'synced' then 'pending' else s.status end
  from public.sync_kinds k
  where s.kind = p_kind and s.record_id = p_record_id and k.kind = s.kind
    and (s.lease = p_lease or (p_lease is null and (s.lease is null or s.lease_until <= p_now)))
  returning k.trash_policy into v_policy;
  if v_policy is not null then
    perform private.note_sync_activity('pull', p_kind, p_record_id, 'synced', 0, null, 'A person put its page into Notion''s trash: ' || case v_policy
      when 'restore' then 'it is brought back' when 'detach' then 'it is left there' else 'another one is made' end, p_now);
  end if;
  return v_policy;
end $$;

-- A person wants it there after all. The page comes back with the next push.
create function private.attach_sync_page(p_kind text, p_record_id uuid) returns void language sql set search_path = '' as $$
  update public.sync_state set detached_at = null where kind = p_kind and record_id = p_record_id
$$;

revoke all on function private.apply_trash_policy(text, uuid, uuid, timestamptz), private.attach_sync_page(text, uuid) from public;
