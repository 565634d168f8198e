-- Routing rules: the checked documents by which a lead's answers become a tier. A lead keeps the version that routed it, so a published
-- version never changes; the highest published one is in force.

create table public.routing_rules (
  version integer primary key check (version > 0),
  document jsonb not null check (jsonb_typeof(document) = 'object'),
  note text check (length(note) <= 1000),
  created_by uuid references public.users (id) on delete restrict,
  published_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  row_version integer not null default 1
);

create index routing_rules_created_by_idx on public.routing_rules (created_by);
create index routing_rules_published_idx on public.routing_rules (version desc) where published_at is not null;

create function private.keep_published_rules() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.published_at is not null then
    raise exception 'routing rules version % are published and never change', old.version using errcode = 'PT409', hint = 'Write a new version.';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
revoke all on function private.keep_published_rules() from public;

create trigger keep_published before update or delete on public.routing_rules
  for each row execute function private.keep_published_rules();
create trigger no_truncate before truncate on public.routing_rules
  for each statement execute function private.refuse_change('A published version of the routing rules');
create trigger touch before update on public.routing_rules for each row execute function private.touch_row();
create trigger audit after insert or update or delete on public.routing_rules
  for each row execute function private.write_audit('routing_rules', 'create');

alter table public.routing_rules enable row level security;
alter table public.routing_rules force row level security;
create policy "the team reads the rules" on public.routing_rules for select to authenticated using ((select private.is_team()));
create policy "admins draft rules" on public.routing_rules for insert to authenticated
  with check ((select private.is_admin()) and created_by = (select auth.uid()));
create policy "admins change and publish drafts" on public.routing_rules for update to authenticated
  using ((select private.is_admin())) with check ((select private.is_admin()));
create policy "admins drop drafts" on public.routing_rules for delete to authenticated using ((select private.is_admin()));

revoke all on public.routing_rules from public, anon, authenticated, service_role;
grant select, delete on public.routing_rules to authenticated;
grant insert (version, document, note, created_by), update (document, note, published_at) on public.routing_rules to authenticated;
grant select, insert, update on public.routing_rules to service_role;
