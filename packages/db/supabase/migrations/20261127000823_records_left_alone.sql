-- A record whose page a person threw away, and which by policy is left there, is in step with nobody: the list of records says so.

create or replace function public.ops_sync(p_status text default null, p_after jsonb default null, p_limit integer default 50) returns jsonb
language sql stable security invoker set search_path = '' as $$
  with listed as (
    select private.ops_sync(p_status, p_after, p_limit) as page
  )
  select page || jsonb_build_object('to_decide', private.conflicts_in('to_decide'),
    'records', (select coalesce(jsonb_agg(r.value || jsonb_build_object('is_left_alone', exists (select from public.sync_state s
        where s.kind = r.value ->> 'kind' and s.record_id = (r.value ->> 'record_id')::uuid and s.detached_at is not null)) order by r.place), '[]')
      from jsonb_array_elements(page -> 'records') with ordinality as r (value, place)))
  from listed
$$;
