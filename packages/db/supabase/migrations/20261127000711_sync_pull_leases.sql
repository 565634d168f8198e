-- Reading takes as long as it takes: who reads renews the lease as long as it lives, before each call and each download. A lease that ended counts as
-- an attempt, so that what no worker ever comes to the end of is given up, too.

-- False: the lease was lost, of the pull or of the record whose page it reads, and nothing more may be asked.
create function private.renew_sync_pull(p_what text, p_item_id text, p_lease uuid, p_for interval, p_now timestamptz default clock_timestamp())
returns boolean language plpgsql set search_path = '' as $$
declare
  v_page_id text;
begin
  select page_id into v_page_id from public.sync_pulls where what = p_what and item_id = p_item_id and lease = p_lease for update;
  if not found then return false; end if;
  if p_what = 'page' then
    update public.sync_state set lease_until = p_now + p_for where page_id = v_page_id and lease = p_lease;
    if not found and exists (select from public.sync_state where page_id = v_page_id) then return false; end if;
  end if;
  update public.sync_pulls set lease_until = p_now + p_for where what = p_what and item_id = p_item_id and lease = p_lease;
  return true;
end $$;

create function private.renew_sync_reconcile(p_id uuid, p_lease uuid, p_for interval, p_now timestamptz default clock_timestamp())
returns boolean language sql set search_path = '' as $$
  with renewed as (
    update public.sync_reconciles set lease_until = p_now + p_for where id = p_id and lease = p_lease returning 1
  )
  select exists (select from renewed)
$$;

revoke all on function private.renew_sync_pull(text, text, uuid, interval, timestamptz), private.renew_sync_reconcile(uuid, uuid, interval, timestamptz) from public;
