-- Shares: which deliverable pages the team shared with the client in Notion, and who did it. Sharing itself is done by hand there; the project's
-- page holds the team's own notes and is never shared. A share that ended keeps its row.

create table public.notion_shares (
  id uuid primary key default gen_random_uuid(),
  deliverable_id uuid not null references public.deliverables (id) on delete restrict,
  shared_by uuid not null references public.users (id) on delete restrict,
  shared_at timestamptz not null default now(),
  ended_by uuid references public.users (id) on delete restrict,
  ended_at timestamptz,
  constraint ended_by_someone check ((ended_by is null) = (ended_at is null))
);
create unique index notion_shares_open_key on public.notion_shares (deliverable_id) where ended_at is null;
create index notion_shares_deliverable_id_idx on public.notion_shares (deliverable_id, shared_at desc);
create index notion_shares_shared_by_idx on public.notion_shares (shared_by);
create index notion_shares_ended_by_idx on public.notion_shares (ended_by);

create trigger audit after insert or update or delete on public.notion_shares for each row execute function private.write_audit('notion_share', 'share');

alter table public.notion_shares enable row level security;
alter table public.notion_shares force row level security;
create policy "the team reads the shares" on public.notion_shares for select to authenticated using ((select private.is_team()));
revoke all on public.notion_shares from public, anon, authenticated, service_role;
grant select on public.notion_shares to authenticated;
grant select, insert, update on public.notion_shares to service_role;

-- The same again is no error.
create function public.note_notion_share(p_deliverable_id uuid, p_is_shared boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.assert_team();
  if not exists (select from public.deliverables where id = p_deliverable_id and deleted_at is null) then
    raise exception 'no such deliverable' using errcode = 'PT404';
  end if;
  if not p_is_shared then
    update public.notion_shares set ended_at = now(), ended_by = private.actor_id() where deliverable_id = p_deliverable_id and ended_at is null;
    return;
  end if;
  if not exists (select from public.deliverables where id = p_deliverable_id and published_at is not null and notion_page_id is not null) then
    raise exception 'This is not in Notion: only published deliverables have a page there.' using errcode = 'PT409';
  end if;
  insert into public.notion_shares (deliverable_id, shared_by) values (p_deliverable_id, private.actor_id())
    on conflict (deliverable_id) where ended_at is null do nothing;
end $$;
revoke all on function public.note_notion_share(uuid, boolean) from public, anon, authenticated, service_role;
grant execute on function public.note_notion_share(uuid, boolean) to authenticated;
