-- Who is acting in this transaction, told by the claims of the Data API's token. A connection without claims is the studio's own process.

create function private.claims() returns jsonb language sql stable set search_path = '' as $$
  select coalesce(nullif(current_setting('request.jwt.claims', true), ''), '{}')::jsonb
$$;

create function private.request_headers() returns jsonb language sql stable set search_path = '' as $$
  select coalesce(nullif(current_setting('request.headers', true), ''), '{}')::jsonb
$$;

-- The token's claim wins: the server signed it, while a header is whatever the caller sent.
create function private.request_id() returns text language sql stable set search_path = '' as $$
  select left(coalesce(private.claims() ->> 'request_id', private.request_headers() ->> 'x-request-id'), 100)
$$;

create function private.client_address() returns text language sql stable set search_path = '' as $$
  select left(private.claims() ->> 'address', 100)
$$;

-- The signed-in user behind the change; null for the system and for the public form.
create function private.actor_id() returns uuid language sql stable set search_path = '' as $$
  select case when private.claims() ->> 'role' = 'authenticated' then (private.claims() ->> 'sub')::uuid end
$$;

-- The Data API's role behind the change, also inside a definer function. Without claims, a caller who took on one of its roles is that role.
create function private.caller_role() returns text language sql stable set search_path = '' as $$
  select coalesce(private.claims() ->> 'role',
    case when current_setting('role') in ('anon', 'authenticated', 'sage_intake') then current_setting('role') else 'service_role' end)
$$;

-- system, team, admin, client, intake or none. An authenticated token without a known user type is nobody.
create function private.actor_kind() returns text language sql stable set search_path = '' as $$
  select case private.caller_role()
    when 'service_role' then 'system'
    when 'sage_intake' then 'intake'
    when 'authenticated' then case private.claims() ->> 'user_type'
      when 'team' then 'team'
      when 'admin' then 'admin'
      when 'kaa_client' then 'client'
      when 'sage_client' then 'client'
      else 'none' end
    else 'none' end
$$;

-- For policies: `(select private.is_team())` is computed once a statement.
create function private.is_team() returns boolean language sql stable set search_path = '' as $$
  select private.actor_kind() in ('team', 'admin')
$$;

create function private.is_admin() returns boolean language sql stable set search_path = '' as $$
  select private.actor_kind() = 'admin'
$$;

revoke all on all functions in schema private from public;
grant execute on function private.claims(), private.request_headers(), private.request_id(), private.client_address(), private.actor_id(),
  private.caller_role(), private.actor_kind(), private.is_team(), private.is_admin() to authenticated, service_role;
