-- Reconciling: every page against what was agreed and what the record says now, hourly and when a person asks. A dry run only tells. Pages that are
-- there twice go to the trash only after a dry run named them; pages that belong to no record are listed and never touched.

create table public.sync_reconciles (
  id uuid primary key default gen_random_uuid(),
  is_dry_run boolean not null,
  -- The dry run that a person has looked at: what it called a duplicate may go.
  follows uuid references public.sync_reconciles (id) on delete restrict,
  -- Null: the hourly one.
  asked_by uuid references public.users (id) on delete restrict,
  asked_at timestamptz not null default now(),
  lease uuid,
  lease_until timestamptz,
  finished_at timestamptz,
  report jsonb,
  error text check (length(error) <= 2000),
  constraint a_dry_run_follows_none check (not is_dry_run or follows is null),
  constraint a_lease_ends check ((lease is null) = (lease_until is null))
);
create index sync_reconciles_asked_at_idx on public.sync_reconciles (asked_at desc, id desc);
create index sync_reconciles_follows_idx on public.sync_reconciles (follows);
create index sync_reconciles_asked_by_idx on public.sync_reconciles (asked_by);
create unique index sync_reconciles_one_hourly_idx on public.sync_reconciles ((true)) where asked_by is null and finished_at is null;

alter table public.sync_reconciles enable row level security;
alter table public.sync_reconciles force row level security;
create policy "the team sees what was reconciled" on public.sync_reconciles for select to authenticated using ((select private.is_team()));
revoke all on public.sync_reconciles from public, anon, authenticated, service_role;
grant select (id, is_dry_run, follows, asked_by, asked_at, finished_at, report, error) on public.sync_reconciles to authenticated;
grant select, insert, update, delete on public.sync_reconciles to service_role;

-- The next one to do, if it is time; a person's before the hourly one.
create function private.claim_sync_reconcile(p_lease interval, p_now timestamptz default clock_timestamp()) returns jsonb
language plpgsql set search_path = '' as $$
declare
  v public.sync_reconciles;
begin
  if private.sync_claims_open(p_now) = 0 then return null; end if;
  insert into public.sync_reconciles (is_dry_run, asked_at) select false, p_now
    where exists (select from public.sync_kinds where data_source_id is not null)
      and not exists (select from public.sync_reconciles where not is_dry_run and asked_at > p_now - interval '1 hour')
    on conflict do nothing;
  update public.sync_reconciles set lease = gen_random_uuid(), lease_until = p_now + p_lease
    where id = (select id from public.sync_reconciles where finished_at is null and (lease_until is null or lease_until <= p_now)
      order by asked_by is null, asked_at limit 1 for update skip locked)
    returning * into v;
  if v.id is null then return null; end if;
  return jsonb_build_object('id', v.id, 'lease', v.lease, 'is_dry_run', v.is_dry_run, 'may_trash', coalesce(
    (select jsonb_path_query_array(report, '$.kinds[*].duplicates[*].extra[*]') from public.sync_reconciles where id = v.follows), '[]'));
end $$;

-- When our block of the page's body was last looked at: that costs a call, so that each has its turn.
alter table public.sync_state add column body_seen_at timestamptz;

create function private.note_sync_bodies(p_kind text, p_record_ids uuid[], p_now timestamptz default clock_timestamp()) returns void language sql set search_path = '' as $$
  update public.sync_state set body_seen_at = p_now where kind = p_kind and record_id = any (p_record_ids)
$$;

-- What differs is read again, or becomes due. p_bodies: due as well, since what our block says there is not what was written.
create function private.apply_sync_reconcile(p_kind text, p_asks jsonb, p_due uuid[], p_bodies uuid[], p_now timestamptz default clock_timestamp()) returns void
language plpgsql set search_path = '' as $$
begin
  perform private.ask_sync_pulls(p_asks, 3, p_now);
  update public.sync_state set body_hash = null where kind = p_kind and record_id = any (p_bodies) and (lease is null or lease_until <= p_now);
  update public.sync_state set want_version = nextval('private.sync_version'), wanted_at = p_now, next_try_at = p_now, priority = 3, status = 'pending'
    where kind = p_kind and record_id = any (p_due || p_bodies) and done_version >= want_version and status in ('synced', 'conflict');
end $$;

create function private.finish_sync_reconcile(p_id uuid, p_lease uuid, p_report jsonb, p_error text, p_now timestamptz default clock_timestamp())
returns void language sql set search_path = '' as $$
  update public.sync_reconciles set finished_at = p_now, report = p_report, error = left(p_error, 2000), lease = null, lease_until = null
    where id = p_id and lease = p_lease;
  delete from public.sync_reconciles r where asked_by is null and finished_at < p_now - interval '7 days'
    and not exists (select from public.sync_reconciles f where f.follows = r.id);
$$;

-- Without p_follows a dry run; with it, what that dry run of the last hour said is done. @returns the id to look for
create function public.reconcile_sync(p_follows uuid default null) returns uuid language plpgsql security definer set search_path = '' as $$
declare
  v_id uuid;
begin
  perform private.assert_team();
  if p_follows is not null and not exists (select from public.sync_reconciles
    where id = p_follows and is_dry_run and error is null and finished_at > now() - interval '1 hour') then
    raise exception 'Look at a dry run first; it counts for an hour.' using errcode = 'PT409';
  end if;
  insert into public.sync_reconciles (is_dry_run, follows, asked_by) values (p_follows is null, p_follows, private.actor_id()) returning id into v_id;
  perform private.write_audit_row('reconcile', 'sync', v_id, null, jsonb_build_object('is_dry_run', p_follows is null));
  return v_id;
end $$;

revoke all on function private.claim_sync_reconcile(interval, timestamptz), private.apply_sync_reconcile(text, jsonb, uuid[], uuid[], timestamptz),
  private.note_sync_bodies(text, uuid[], timestamptz),
  private.finish_sync_reconcile(uuid, uuid, jsonb, text, timestamptz) from public;
revoke all on function public.reconcile_sync(uuid) from public, anon, authenticated, service_role;
grant execute on function public.reconcile_sync(uuid) to authenticated;
