-- Sign-in, for the server only: begin (count, then tell whose hash to check) and complete (after the password was right). An unknown name,
-- one of another app, a deactivated user and one without a password all look the same: nulls.

create function private.fits_audience(p_user_type public.user_type, p_audience text) returns boolean language sql immutable set search_path = '' as $$
  select case p_audience
    when 'portal' then p_user_type in ('kaa_client', 'sage_client')
    when 'ops' then p_user_type in ('team', 'admin')
    else false end
$$;

-- The one spelling of what was typed: an e-mail address in lower case, or the key of a street address.
create function private.sign_in_name(p_login text) returns text language sql immutable set search_path = '' as $$
  select case when length(p_login) > 320 then '' when p_login like '%@%' then lower(btrim(p_login))
    else coalesce(private.address_key(p_login), '') end
$$;

create function private.sign_in_user(p_login text, p_audience text) returns public.users language sql stable set search_path = '' as $$
  select u from public.users u
  where (lower(u.email) = private.sign_in_name(p_login) or (u.email is null and u.address_key = private.sign_in_name(p_login)))
    and u.deactivated_at is null and u.password_hash is not null and private.fits_audience(u.user_type, p_audience)
$$;

create function private.knows_network(p_user_id uuid, p_network text) returns boolean language sql stable set search_path = '' as $$
  select exists (select from public.sign_in_networks
    where user_id = p_user_id and network = p_network and last_at > now() - interval '90 days')
$$;

create function private.user_summary(p_user public.users) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('id', p_user.id, 'email', p_user.email, 'address', p_user.address, 'name', p_user.name,
    'user_type', p_user.user_type, 'client_id', (
      select cp.client_id from public.client_people cp join public.clients c on c.id = cp.client_id
      where cp.user_id = p_user.id order by (c.user_id = p_user.id) is not true, cp.created_at, cp.client_id limit 1))
$$;

-- Always in the order pair, name, network, so that parallel sign-ins cannot deadlock. When one of them refuses, none has counted.
create function public.sign_in_begin(p_login text, p_audience text, p_network text, p_request_id text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_name text := private.sign_in_name(coalesce(p_login, ''));
  v_network text := coalesce(nullif(left(btrim(p_network), 100), ''), 'unknown');
  v_user public.users := private.sign_in_user(coalesce(p_login, ''), p_audience);
  v_wait text;
begin
  begin
    perform private.count_sign_in('pair', private.digest(v_name || ' ' || v_network), 3, 64, '15 minutes', 10, '15 minutes');
    if not private.knows_network(v_user.id, v_network) then
      perform private.count_sign_in('name', private.digest(v_name), 5, 300, '1 day');
    end if;
    perform private.count_sign_in('network', private.digest(v_network), 30, 60, '1 hour');
  exception when sqlstate 'PT429' then
    get stacked diagnostics v_wait = pg_exception_detail;
    return jsonb_build_object('retry_after_seconds', v_wait::integer, 'user_id', null, 'password_hash', null);
  end;
  return jsonb_build_object('retry_after_seconds', 0, 'user_id', v_user.id, 'password_hash', v_user.password_hash);
end $$;

-- Takes back what this try had counted: an office full of people who sign in rightly is never slowed.
create function private.uncount_sign_in(p_name text, p_network text, p_known boolean) returns void language plpgsql set search_path = '' as $$
begin
  delete from public.sign_in_attempts where kind = 'pair' and key = private.digest(p_name || ' ' || p_network);
  if not p_known then
    update public.sign_in_attempts set failures = greatest(failures - 1, 0), next_at = clock_timestamp()
      where kind = 'name' and key = private.digest(p_name);
  end if;
  update public.sign_in_attempts set failures = greatest(failures - 1, 0), next_at = clock_timestamp()
    where kind = 'network' and key = private.digest(p_network);
end $$;

create function public.sign_in_complete(p_user_id uuid, p_login text, p_token_hash text, p_audience text, p_network text, p_user_agent text,
  p_request_id text, p_rehash text default null) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  v_network text := coalesce(nullif(left(btrim(p_network), 100), ''), 'unknown');
  v_user public.users := private.sign_in_user(coalesce(p_login, ''), p_audience);
  v_life record := private.session_lifetime(p_audience);
  v_session uuid;
begin
  if v_user.id is null or v_user.id is distinct from p_user_id then
    raise exception 'this user may not sign in here' using errcode = 'PT403';
  end if;
  perform private.uncount_sign_in(private.sign_in_name(p_login), v_network, private.knows_network(v_user.id, v_network));
  insert into public.sign_in_networks (user_id, network) values (v_user.id, v_network)
    on conflict (user_id, network) do update set last_at = now();
  insert into public.sessions (user_id, audience, token_hash, network, user_agent, idle_expires_at, expires_at)
    values (v_user.id, p_audience, p_token_hash, v_network, left(p_user_agent, 500), now() + v_life.idle, now() + v_life.absolute)
    returning id into v_session;
  update public.users set last_login = now(), password_hash = coalesce(p_rehash, password_hash) where id = v_user.id;
  perform private.write_audit_row('login', 'session', v_session, v_session::text, jsonb_build_object('audience', p_audience),
    v_user.id, private.kind_of_user(v_user.user_type), left(p_request_id, 100), v_network);
  return jsonb_build_object('id', v_session, 'user', private.user_summary(v_user));
end $$;

create function private.kind_of_user(p_user_type public.user_type) returns text language sql immutable set search_path = '' as $$
  select case when p_user_type in ('kaa_client', 'sage_client') then 'client' else p_user_type::text end
$$;

revoke all on function private.fits_audience(public.user_type, text), private.sign_in_name(text), private.sign_in_user(text, text),
  private.knows_network(uuid, text), private.user_summary(public.users), private.uncount_sign_in(text, text, boolean),
  private.kind_of_user(public.user_type) from public;
revoke all on function public.sign_in_begin(text, text, text, text), public.sign_in_complete(uuid, text, text, text, text, text, text, text)
  from public, anon, authenticated, service_role;
grant execute on function public.sign_in_begin(text, text, text, text), public.sign_in_complete(uuid, text, text, text, text, text, text, text)
  to service_role;
