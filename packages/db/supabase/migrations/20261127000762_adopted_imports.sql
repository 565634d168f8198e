-- A page may be of a client who is here already, perhaps by another page: then it makes none, and what Postgres says of the client stands.

alter table public.import_items add column is_adopted boolean not null default false, drop constraint import_items_kind_record_id_key;
create index import_items_record_idx on public.import_items (kind, record_id);
create unique index import_items_made_once_idx on public.import_items (kind, record_id) where not is_adopted;

-- Again is no error. False: the page was taken before.
create function private.adopt_imported_record(p_kind text, p_page_id text, p_record_id uuid, p_links boolean) returns boolean
language plpgsql set search_path = '' as $$
begin
  insert into public.import_items (page_id, kind, record_id, is_linked, is_adopted) values (p_page_id, p_kind, p_record_id, p_links, true) on conflict do nothing;
  if not found then return false; end if;
  if p_links then perform private.link_page(p_kind, p_record_id, p_page_id); end if;
  return true;
end $$;

revoke all on function private.adopt_imported_record(text, text, uuid, boolean) from public;
