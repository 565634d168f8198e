-- Jobs: background work that SQL hands to the worker in the transaction that causes it, so that it runs if, and only if, that commits.
-- The queue itself (schema graphile_worker) is brought by its library after the migrations.

-- A key keeps one waiting job: the same key again replaces its payload and starts its tries anew. `_request_id` tells the worker's log whose request it was.
create function private.enqueue_job(task text, payload jsonb default '{}', key text default null) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform graphile_worker.add_job(enqueue_job.task,
    payload => (enqueue_job.payload || jsonb_strip_nulls(jsonb_build_object('_request_id', private.request_id())))::json,
    job_key => enqueue_job.key);
end $$;

-- The job sessions.prune. A session that ran out on its own has ended, too.
create function private.prune_sessions(p_keep_days integer) returns integer language sql set search_path = '' as $$
  with pruned as (
    delete from public.sessions
      where coalesce(ended_at, least(idle_expires_at, expires_at)) < now() - make_interval(days => p_keep_days) returning 1
  )
  select count(*)::integer from pruned
$$;

revoke all on function private.enqueue_job(text, jsonb, text), private.prune_sessions(integer) from public;
