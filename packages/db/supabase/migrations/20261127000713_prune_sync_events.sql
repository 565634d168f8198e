-- Events are kept as long as the activity: long after Notion's last try to deliver one again.

create or replace function private.prune_sync(p_keep_days integer) returns integer language plpgsql set search_path = '' as $$
declare
  v_pruned integer;
begin
  delete from public.sync_call_spans where began_at < now() - interval '1 day';
  delete from public.sync_events where received_at < now() - make_interval(days => p_keep_days);
  delete from public.sync_activity where at < now() - make_interval(days => p_keep_days);
  get diagnostics v_pruned = row_count;
  return v_pruned;
end $$;
