-- What an admin starts from the console and a worker does, however long it takes: a dry run of a rebuild, the rebuild, and the proof that both sides hold
-- the same. One at a time. The job is enqueued with its row; a worker that ends leaves both to the next one.

create table public.sync_runs (
  id uuid primary key default gen_random_uuid(),
  what text not null check (what in ('plan', 'rebuild', 'verify')),
  -- The dry run that somebody has looked at. One is followed once.
  follows uuid unique references public.sync_runs (id) on delete restrict,
  asked_by uuid not null references public.users (id) on delete restrict,
  asked_at timestamptz not null default now(),
  stage text not null default 'asked' check (stage in ('asked', 'reading', 'linking', 'sending', 'comparing', 'done')),
  progress jsonb,
  -- The last sign of life of whoever does it.
  seen_at timestamptz not null default now(),
  finished_at timestamptz,
  report jsonb,
  error text check (length(error) <= 2000),
  constraint only_a_rebuild_follows check ((what = 'rebuild') = (follows is not null)),
  constraint done_when_finished check ((stage = 'done') = (finished_at is not null))
);
create unique index sync_runs_one_at_a_time_idx on public.sync_runs ((true)) where finished_at is null;
create index sync_runs_asked_at_idx on public.sync_runs (asked_at desc, id desc);
create index sync_runs_asked_by_idx on public.sync_runs (asked_by);

alter table public.sync_runs enable row level security;
alter table public.sync_runs force row level security;
create policy "the team sees what was rebuilt and compared" on public.sync_runs for select to authenticated using ((select private.is_team()));
revoke all on public.sync_runs from public, anon, authenticated, service_role;
grant select on public.sync_runs to authenticated;
grant select, insert, update on public.sync_runs to service_role;

create function private.assert_may_rebuild(p_follows uuid, p_confirmation text) returns void language plpgsql stable set search_path = '' as $$
declare
  v_name text := (select name from public.studio_settings);
begin
  if not exists (select from public.sync_runs where id = p_follows and what = 'plan' and error is null and finished_at > now() - interval '1 hour') then
    raise exception 'Look at a dry run first; it counts for an hour.' using errcode = 'PT409';
  end if;
  if exists (select from public.sync_runs where follows = p_follows) then
    raise exception 'This dry run was followed already. Ask for another one.' using errcode = 'PT409';
  end if;
  if lower(btrim(coalesce(p_confirmation, ''))) <> lower(btrim(v_name)) then
    raise exception 'To rebuild, type the name of the studio: %', v_name using errcode = 'PT409';
  end if;
end $$;

-- When it is tried again, while its job waits for its turn.
create function private.sync_run_due_at(p_id uuid) returns timestamptz language plpgsql stable security definer set search_path = '' as $$
begin
  return (select run_at from graphile_worker.jobs where key = 'sync.run:' || p_id);
end $$;

-- It is not finished, and for five minutes nobody was at it, although its turn had come.
create function private.is_cut_off(p_run public.sync_runs) returns boolean language plpgsql stable security invoker set search_path = '' as $$
begin
  return p_run.finished_at is null and p_run.seen_at < now() - interval '5 minutes'
    and coalesce(private.sync_run_due_at(p_run.id) < now() - interval '5 minutes', true);
end $$;

-- p_what: plan (a dry run), rebuild (what the dry run p_follows of the last hour has told) or verify. Asked for again while it is under way, it is the same
-- one. What was cut off makes way. @returns the id to look for
create function public.ask_sync_run(p_what text, p_follows uuid default null, p_confirmation text default null) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  v_open public.sync_runs;
  v_id uuid;
begin
  perform private.require_sync_admin();
  -- Of two who press at once the second finds what the first began.
  perform pg_advisory_xact_lock(hashtext('public.ask_sync_run'));
  update public.sync_runs r set stage = 'done', finished_at = now(), error = 'It was cut off: no worker went on with it.' where private.is_cut_off(r);
  select * into v_open from public.sync_runs where finished_at is null;
  if v_open.what = p_what and v_open.follows is not distinct from p_follows then return v_open.id; end if;
  if v_open.id is not null then raise exception 'Another one is under way. Wait until it has ended.' using errcode = 'PT409'; end if;
  if p_what = 'rebuild' then perform private.assert_may_rebuild(p_follows, p_confirmation); end if;
  insert into public.sync_runs (what, follows, asked_by) values (p_what, p_follows, private.actor_id()) returning id into v_id;
  perform private.write_audit_row('ask', 'sync_run', v_id, null, jsonb_build_object('what', p_what, 'follows', p_follows));
  perform private.enqueue_job('sync.run', jsonb_build_object('runId', v_id), 'sync.run:' || v_id);
  return v_id;
end $$;

-- Where it stands, for whoever does it. Null: it has ended.
create function private.begin_sync_run(p_id uuid) returns jsonb language sql set search_path = '' as $$
  update public.sync_runs set seen_at = now(), error = null, stage = case when stage <> 'asked' then stage when what = 'rebuild' then 'linking' else 'reading' end
    where id = p_id and finished_at is null
    returning jsonb_build_object('what', what, 'stage', stage)
$$;

-- p_error: what stood in the way just now; it is tried again.
create function private.note_sync_run(p_id uuid, p_stage text default null, p_progress jsonb default null, p_error text default null) returns void
language sql set search_path = '' as $$
  update public.sync_runs set seen_at = now(), stage = coalesce(p_stage, stage), progress = coalesce(p_progress, progress), error = coalesce(left(p_error, 2000), error)
    where id = p_id and finished_at is null
$$;

-- The job ends and comes back, so that what takes hours keeps no worker busy.
create function private.continue_sync_run(p_id uuid, p_progress jsonb, p_wait interval) returns void language plpgsql set search_path = '' as $$
begin
  perform private.note_sync_run(p_id, null, p_progress);
  perform graphile_worker.add_job('sync.run', payload => json_build_object('runId', p_id), run_at => now() + p_wait, job_key => 'sync.run:' || p_id);
end $$;

create function private.finish_sync_run(p_id uuid, p_report jsonb, p_error text default null) returns void language sql set search_path = '' as $$
  update public.sync_runs set seen_at = now(), stage = 'done', finished_at = now(), report = p_report, error = left(p_error, 2000)
    where id = p_id and finished_at is null
$$;

-- The last ones, newest first, and what must be typed before a rebuild.
create function public.ops_sync_runs() returns jsonb language sql stable security invoker set search_path = '' as $$
  select jsonb_build_object(
    'to_decide', private.conflicts_in('to_decide'),
    'studio', (select name from public.studio_settings),
    'runs', (select coalesce(jsonb_agg(to_jsonb(r) order by r.asked_at desc, r.id desc), '[]') from (
      select id, what, follows, (select name from public.users where id = asked_by) as asked_by, asked_at, stage, progress, seen_at, finished_at, report, error,
        private.is_cut_off(s) as is_cut_off, case when finished_at is null and error is not null then private.sync_run_due_at(id) end as next_try_at,
        what = 'plan' and error is null and finished_at > now() - interval '1 hour'
          and not exists (select from public.sync_runs f where f.follows = s.id or f.finished_at is null) as may_follow
      from public.sync_runs s order by asked_at desc, id desc limit 10) r))
$$;

revoke all on function private.sync_run_due_at(uuid), private.is_cut_off(public.sync_runs), private.assert_may_rebuild(uuid, text), private.begin_sync_run(uuid), private.note_sync_run(uuid, text, jsonb, text),
  private.continue_sync_run(uuid, jsonb, interval), private.finish_sync_run(uuid, jsonb, text) from public;
grant execute on function private.sync_run_due_at(uuid), private.is_cut_off(public.sync_runs) to authenticated;
revoke all on function public.ask_sync_run(text, uuid, text), public.ops_sync_runs() from public, anon, authenticated, service_role;
grant execute on function public.ask_sync_run(text, uuid, text), public.ops_sync_runs() to authenticated;
