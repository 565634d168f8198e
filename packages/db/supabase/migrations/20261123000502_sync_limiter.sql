-- One row that every call to Notion passes, whichever worker makes it: even pacing with a small burst, silence when Notion asks for it, and a
-- circuit breaker. Nothing is booked ahead: who may not go now asks again, so that a pause holds for everyone at once.

create table public.sync_limiter (
  id boolean primary key default true check (id),
  -- When the calls made so far would have been spread out evenly.
  paced_until timestamptz not null default '-infinity',
  paused_until timestamptz,
  paused_reason text check (length(paused_reason) <= 2000),
  -- Notion refuses this connection altogether: only a person lifts it.
  blocked_at timestamptz,
  failures integer not null default 0 check (failures >= 0),
  open_since timestamptz,
  probe_at timestamptz,
  calls bigint not null default 0,
  -- One worker at a time sets the databases up.
  setup_until timestamptz,
  constraint an_open_circuit_is_probed check ((open_since is null) = (probe_at is null))
);
insert into public.sync_limiter default values;

alter table public.sync_limiter enable row level security;
alter table public.sync_limiter force row level security;
create policy "the team reads the limiter" on public.sync_limiter for select to authenticated using ((select private.is_team()));
revoke all on public.sync_limiter from public, anon, authenticated, service_role;
grant select on public.sync_limiter to authenticated;
grant select, update on public.sync_limiter to service_role;

-- How many records may be claimed: none in silence, one while the circuit is open and a probe is due.
create function private.sync_claims_open(p_now timestamptz) returns integer language sql stable set search_path = '' as $$
  select case
    when blocked_at is not null or paused_until > p_now then 0
    when open_since is not null then (probe_at <= p_now)::integer
    else 1000 end
  from public.sync_limiter
$$;

-- Asks for one call. wait_ms 0: go, and the call is counted. `watched`: tell how it went, even when it went well.
create function private.take_sync_call(p_per_minute integer, p_burst integer, p_now timestamptz default clock_timestamp()) returns jsonb
language plpgsql set search_path = '' as $$
declare
  v public.sync_limiter;
  -- A burst and the steady rate together stay within any minute's budget.
  v_step interval := make_interval(secs => 60.0 / greatest(p_per_minute - p_burst, 1));
  v_go_at timestamptz;
  v_why text;
begin
  select * into strict v from public.sync_limiter for update;
  v_why := case when v.blocked_at is not null then 'blocked' when v.paused_until > p_now then 'paused' when v.probe_at > p_now then 'open' end;
  v_go_at := case v_why when 'blocked' then p_now + interval '1 minute' when 'paused' then v.paused_until when 'open' then v.probe_at
    else v.paced_until - v_step * (p_burst - 1) end;
  if v_go_at > p_now then
    return jsonb_build_object('wait_ms', ceil(extract(epoch from v_go_at - p_now) * 1000), 'why', coalesce(v_why, 'paced'), 'watched', false);
  end if;
  update public.sync_limiter set calls = calls + 1, paced_until = greatest(paced_until, p_now) + v_step,
    probe_at = case when open_since is not null then p_now + interval '15 seconds' end;
  return jsonb_build_object('wait_ms', 0, 'why', 'go', 'watched', v.failures > 0);
end $$;

-- Three outages in a row open the circuit; one answer closes it. @returns whether it is open
create function private.report_sync_call(p_is_outage boolean, p_now timestamptz default clock_timestamp()) returns boolean
language sql set search_path = '' as $$
  update public.sync_limiter set
    failures = case when p_is_outage then failures + 1 else 0 end,
    open_since = case when p_is_outage then coalesce(open_since, case when failures >= 2 then p_now end) end,
    probe_at = case when p_is_outage and failures >= 2 then p_now + interval '15 seconds' end
  returning open_since is not null
$$;

create function private.pause_sync_calls(p_seconds numeric, p_reason text, p_now timestamptz default clock_timestamp()) returns void
language sql set search_path = '' as $$
  update public.sync_limiter set paused_reason = left(p_reason, 2000),
    paused_until = greatest(paused_until, p_now + make_interval(secs => p_seconds::double precision))
$$;

create function private.block_sync_calls(p_reason text, p_now timestamptz default clock_timestamp()) returns void
language sql set search_path = '' as $$
  update public.sync_limiter set blocked_at = coalesce(blocked_at, p_now), paused_reason = left(p_reason, 2000)
$$;

-- True for one worker at a time; one that dies in the middle is succeeded.
create function private.begin_sync_setup(p_now timestamptz default clock_timestamp()) returns boolean language sql set search_path = '' as $$
  with begun as (
    update public.sync_limiter set setup_until = p_now + interval '2 minutes' where setup_until is null or setup_until <= p_now returning 1
  )
  select exists (select from begun)
$$;
create function private.end_sync_setup() returns void language sql set search_path = '' as $$
  update public.sync_limiter set setup_until = null
$$;

revoke all on function private.sync_claims_open(timestamptz), private.take_sync_call(integer, integer, timestamptz),
  private.report_sync_call(boolean, timestamptz), private.pause_sync_calls(numeric, text, timestamptz),
  private.block_sync_calls(text, timestamptz), private.begin_sync_setup(timestamptz), private.end_sync_setup() from public;
