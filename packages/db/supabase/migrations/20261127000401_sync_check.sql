-- When the databases in Notion were last compared with what they must have: once an hour by whichever worker comes first.

alter table public.sync_limiter add column checked_at timestamptz;

create function private.take_sync_check(p_now timestamptz default clock_timestamp()) returns boolean language sql set search_path = '' as $$
  with taken as (
    update public.sync_limiter set checked_at = p_now where checked_at is null or checked_at <= p_now - interval '1 hour' returning 1
  )
  select exists (select from taken)
$$;

create function private.note_sync_check(p_now timestamptz default clock_timestamp()) returns void language sql set search_path = '' as $$
  update public.sync_limiter set checked_at = p_now
$$;

revoke all on function private.take_sync_check(timestamptz), private.note_sync_check(timestamptz) from public;
