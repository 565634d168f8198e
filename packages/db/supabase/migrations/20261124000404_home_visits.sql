-- Home visits: when somebody last looked at the portal's home, so that it can say what is new. A visit ends after half an hour without a
-- look; until then what was new stays new, also over a reload. At the first visit nothing is new.

create table public.home_visits (
  user_id uuid primary key references public.users (id) on delete cascade,
  seen_at timestamptz not null,
  -- The end of the visit before this one.
  news_since timestamptz not null
);

alter table public.home_visits enable row level security;
alter table public.home_visits force row level security;
revoke all on public.home_visits from public, anon, authenticated, service_role;
grant select, delete on public.home_visits to service_role;

-- Notes that the caller looks now; tells since when things are new to them. Null when the caller is nobody in particular.
create function private.note_home_visit() returns timestamptz language sql security definer set search_path = '' as $$
  insert into public.home_visits as v (user_id, seen_at, news_since)
  select id, now(), now() from public.users where id = private.actor_id()
  on conflict (user_id) do update set seen_at = now(),
    news_since = case when v.seen_at < now() - interval '30 minutes' then v.seen_at else v.news_since end
  returning news_since
$$;

-- What was published and what was completed since, newest first. A version that was replaced since is told by its successor.
create function private.news_of(p_project_id uuid, p_since timestamptz) returns jsonb language sql stable security invoker set search_path = '' as $$
  select coalesce(jsonb_agg(to_jsonb(news) order by news.at desc, news.id desc), '[]') from (
    select 'deliverable' as kind, d.id, d.name, d.version, d.published_at as at from public.deliverables d
      where d.project_id = p_project_id and d.published_at > p_since and d.deleted_at is null and not exists (
        select from public.deliverables n where n.replaces_id = d.id and n.published_at is not null and n.deleted_at is null)
    union all
    select 'milestone', m.id, m.name, null, m.completed_at from public.milestones m
      where m.project_id = p_project_id and m.completed_at > p_since
    order by at desc, id desc limit 12
  ) as news
$$;

create or replace function public.portal_home() returns jsonb language plpgsql volatile security invoker set search_path = '' as $$
declare
  v_since timestamptz := private.note_home_visit();
begin
  return (select jsonb_build_object('zone', private.studio_zone(), 'news_since', v_since, 'projects', coalesce(jsonb_agg(
      jsonb_build_object('id', p.id, 'name', p.name, 'tier', p.tier, 'tier_name', t.name, 'status', p.status, 'payment_status', p.payment_status,
        'site_address', p.site_address, 'agreed_rounds', p.agreed_rounds, 'created_at', p.created_at, 'news', private.news_of(p.id, v_since),
        'milestones', private.milestones_of(p.id), 'dues', private.dues_of(p.id)) order by p.created_at desc, p.id desc), '[]'))
    from public.projects p join public.tiers t on t.id = p.tier
    where p.client_id in (select private.own_client_ids()));
end $$;

revoke all on function private.note_home_visit(), private.news_of(uuid, timestamptz) from public;
grant execute on function private.note_home_visit(), private.news_of(uuid, timestamptz) to authenticated;
