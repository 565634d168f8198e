-- Outbox of the Notion sync: what changed, in the transaction that changed it. Triggers only append here: no unique key, no foreign key,
-- no upsert, so that writers never wait for each other. A worker folds the rows into sync_state. Never read it by `seq > cursor`: a lower
-- number may commit later.

create table public.sync_changes (
  seq bigint generated always as identity primary key,
  kind text not null,
  record_id uuid not null,
  at timestamptz not null default now()
);

alter table public.sync_changes enable row level security;
alter table public.sync_changes force row level security;
create policy "the team reads the outbox" on public.sync_changes for select to authenticated using ((select private.is_team()));
revoke all on public.sync_changes from public, anon, authenticated, service_role;
grant select on public.sync_changes to authenticated;
grant select, insert, delete on public.sync_changes to service_role;

-- True when one of the columns differs. Triggers name the columns that Notion shows, so the page id that comes back, row versions and
-- updated_at never start another round.
create function private.differs(p_old jsonb, p_new jsonb, p_columns text[]) returns boolean language sql immutable set search_path = '' as $$
  select exists (select from unnest(p_columns) as c where (p_old -> c) is distinct from (p_new -> c))
$$;

-- Arguments: kind, the column that holds the record's id, then the mapped columns. A child's trigger may so mark its parent as well.
create function private.note_change() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  v_old jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  v_new jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
begin
  if tg_op = 'UPDATE' and not private.differs(v_old, v_new, tg_argv[2:]) then return null; end if;
  insert into public.sync_changes (kind, record_id)
  select distinct tg_argv[0], (row_ ->> tg_argv[1])::uuid
  from unnest(array[v_old, v_new]) as row_
  where row_ ->> tg_argv[1] is not null;
  return null;
end $$;

revoke all on function private.differs(jsonb, jsonb, text[]), private.note_change() from public;
