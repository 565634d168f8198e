-- Notion lists comments block by block. So each hour those of a few blocks of a page are listed, and the next hour those of the next.

-- The last block whose comments were listed.
alter table public.sync_state add column heard_block_id text check (length(heard_block_id) <= 100);

create function private.note_heard_block(p_page_id text, p_block_id text) returns void language sql set search_path = '' as $$
  update public.sync_state set heard_block_id = p_block_id where page_id = p_page_id
$$;

revoke all on function private.note_heard_block(text, text) from public;
