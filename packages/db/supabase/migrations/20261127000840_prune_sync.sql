-- The job sync.prune. Counts of calls are of use for a day only. What was done, and the events behind it, are kept for p_keep_days: long after Notion's last
-- try to deliver one again. What came of it (rebuilds, proofs, comparisons, conflicts that were decided or put back) is kept for p_keep_findings_days;
-- a conflict that nobody has decided about, for ever. @returns how many rows of activity
create function private.prune_sync(p_keep_days integer, p_keep_findings_days integer) returns integer language plpgsql set search_path = '' as $$
declare
  v_since timestamptz := now() - make_interval(days => p_keep_days);
  v_findings_since timestamptz := now() - make_interval(days => p_keep_findings_days);
  v_pruned integer;
begin
  delete from public.sync_call_spans where began_at < now() - interval '1 day';
  delete from public.sync_events where received_at < v_since;
  delete from public.sync_conflicts c where c.resolved_at < v_findings_since or (c.resolved_at is null and c.seen_at < v_findings_since and (
    not exists (select from public.sync_state s where s.kind = c.kind and s.record_id = c.record_id)
    or exists (select from public.sync_state s where s.kind = c.kind and s.record_id = c.record_id and private.is_put_back(s.base, c.field, c.notion))));
  delete from public.sync_runs r where r.finished_at < v_findings_since
    and not exists (select from public.sync_runs f where f.follows = r.id and (f.finished_at >= v_findings_since or f.finished_at is null));
  delete from public.sync_reconciles r where r.finished_at < v_findings_since
    and not exists (select from public.sync_reconciles f where f.follows = r.id and (f.finished_at >= v_findings_since or f.finished_at is null));
  delete from public.sync_activity where at < v_since;
  get diagnostics v_pruned = row_count;
  return v_pruned;
end $$;

revoke all on function private.prune_sync(integer, integer) from public;
