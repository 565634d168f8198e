-- Classes of calls to Notion: manual (0), fresh (1), pull (2), backfill (3). All wait at the one row. Nothing is booked and nothing reserved: a call
-- that is told to wait leaves a mark, and while a higher class has one, a lower class leaves the next slot to it. A mark that nobody comes back for
-- is over one pacing step after its slot. A call that has waited for fifteen seconds goes before all classes.

alter table public.sync_limiter
  -- The budget that the workers last named.
  add column per_minute integer check (per_minute > 0),
  -- Until when somebody counts as waiting: of those who waited long, then of each class.
  add column wanted_until timestamptz[] not null default array_fill('-infinity'::timestamptz, array[5]),
  -- When a record of each class was last claimed.
  add column claimed_at timestamptz[] not null default array_fill('-infinity'::timestamptz, array[4]),
  -- A person stopped everything.
  add column stopped_at timestamptz,
  add column stopped_by uuid references public.users (id) on delete restrict,
  add column stopped_reason text check (length(stopped_reason) between 1 and 2000),
  add constraint stopped_for_a_reason check ((stopped_at is null) = (stopped_reason is null));
create index sync_limiter_stopped_by_idx on public.sync_limiter (stopped_by);

-- How many calls went in each ten seconds: of the last day.
create table public.sync_call_spans (
  began_at timestamptz not null,
  class integer not null check (class between 0 and 3),
  calls integer not null check (calls > 0),
  primary key (began_at, class)
);
alter table public.sync_call_spans enable row level security;
alter table public.sync_call_spans force row level security;
create policy "the team reads the calls" on public.sync_call_spans for select to authenticated using ((select private.is_team()));
revoke all on public.sync_call_spans from public, anon, authenticated, service_role;
grant select on public.sync_call_spans to authenticated;
grant select, insert, update, delete on public.sync_call_spans to service_role;

create or replace function private.sync_claims_open(p_now timestamptz) returns integer language sql stable set search_path = '' as $$
  select case
    when blocked_at is not null or stopped_at is not null or paused_until > p_now then 0
    when open_since is not null then (probe_at <= p_now)::integer
    else 1000 end
  from public.sync_limiter
$$;

drop function private.take_sync_call(integer, integer, timestamptz);

-- Asks for one call. wait_ms 0: go, and the call is counted. `watched`: tell how it went, even when it went well. p_waited: since the first asking.
create function private.take_sync_call(p_per_minute integer, p_burst integer, p_class integer default 1, p_waited interval default '0',
  p_now timestamptz default clock_timestamp())
returns jsonb language plpgsql set search_path = '' as $$
declare
  v public.sync_limiter;
  -- A burst and the steady rate together stay within any minute's budget.
  v_step interval := make_interval(secs => 60.0 / greatest(p_per_minute - p_burst, 1));
  v_place integer := case when p_waited >= interval '15 seconds' then 1 else p_class + 2 end;
  v_go_at timestamptz;
  v_why text;
begin
  select * into strict v from public.sync_limiter for update;
  v_why := case when v.blocked_at is not null then 'blocked' when v.stopped_at is not null then 'stopped' when v.paused_until > p_now then 'paused'
    when v.probe_at > p_now then 'open' end;
  v_go_at := case when v_why in ('blocked', 'stopped') then p_now + interval '1 minute' when v_why = 'paused' then v.paused_until
    when v_why = 'open' then v.probe_at else v.paced_until - v_step * (p_burst - 1) end;
  if v_why is null and v_go_at <= p_now and p_now < any (v.wanted_until[1:v_place - 1]) then v_go_at := p_now + v_step; end if;
  if v_go_at > p_now then
    if v_why is null then
      update public.sync_limiter set wanted_until[v_place] = v_go_at + v_step where wanted_until[v_place] < v_go_at + v_step;
    end if;
    return jsonb_build_object('wait_ms', ceil(extract(epoch from v_go_at - p_now) * 1000), 'why', coalesce(v_why, 'paced'), 'watched', false);
  end if;
  update public.sync_limiter set calls = calls + 1, per_minute = p_per_minute, paced_until = greatest(paced_until, p_now) + v_step,
    wanted_until[v_place] = '-infinity', probe_at = case when open_since is not null then p_now + interval '15 seconds' end;
  insert into public.sync_call_spans as s (began_at, class, calls) values (date_bin('10 seconds', p_now, 'epoch'), p_class, 1)
    on conflict (began_at, class) do update set calls = s.calls + 1;
  return jsonb_build_object('wait_ms', 0, 'why', 'go', 'watched', v.failures > 0);
end $$;

-- Calls in the last sixty seconds; of the span that is partly before them, its share.
create function private.sync_calls_last_minute(p_now timestamptz default now()) returns integer language sql stable set search_path = '' as $$
  select coalesce(round(sum(calls * least(1, extract(epoch from began_at + interval '70 seconds' - p_now) / 10))), 0)::integer
  from public.sync_call_spans where began_at > p_now - interval '70 seconds' and began_at <= p_now
$$;

revoke all on function private.take_sync_call(integer, integer, integer, interval, timestamptz), private.sync_calls_last_minute(timestamptz) from public;
grant execute on function private.sync_calls_last_minute(timestamptz) to authenticated;
