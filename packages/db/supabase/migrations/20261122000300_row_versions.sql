-- What people edit carries row_version, so that a second editor is told instead of overwriting. Writing back the page id that Notion gave
-- is no edit: it must not make a form in someone's browser stale.

create function private.touch_row() returns trigger language plpgsql set search_path = '' as $$
begin
  if to_jsonb(new) - 'notion_page_id' is distinct from to_jsonb(old) - 'notion_page_id' then
    new.row_version := old.row_version + 1;
    new.updated_at := now();
  else
    new.row_version := old.row_version;
  end if;
  return new;
end $$;

create function private.touch_updated_at() returns trigger language plpgsql set search_path = '' as $$
begin
  new.updated_at := now();
  return new;
end $$;

-- For what is published or logged once and then stays as it is. The trigger's argument says it in words.
create function private.refuse_change() returns trigger language plpgsql set search_path = '' as $$
begin
  raise exception '% is never changed or removed', tg_argv[0] using errcode = 'PT409', hint = 'Add a new row instead.';
end $$;

revoke all on function private.touch_row(), private.touch_updated_at(), private.refuse_change() from public;
