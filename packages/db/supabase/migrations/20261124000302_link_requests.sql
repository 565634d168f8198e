-- Somebody whose invitation grew too old, or who forgot the password, asks for a new link. The answer, and nearly all of the work, is the same
-- whether there is such a person or not. One way to accept both kinds of link: a reset ends all other sessions and tells the person by mail.

create or replace function private.open_invitation(p_token_hash text, p_audience text) returns public.users language sql stable set search_path = '' as $$
  select u from public.user_tokens t join public.users u on u.id = t.user_id
  where t.token_hash = p_token_hash and t.used_at is null and t.expires_at > now()
    and (t.purpose = 'invitation') = (u.password_hash is null)
    and u.deactivated_at is null and private.fits_audience(u.user_type, p_audience)
$$;

create or replace function public.find_invitation(p_token_hash text, p_audience text) returns jsonb language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('name', u.name, 'email', u.email, 'address', u.address, 'is_reset', u.password_hash is not null)
  from private.open_invitation(p_token_hash, p_audience) u where u.id is not null
$$;

create or replace function public.accept_invitation(p_token_hash text, p_password_hash text, p_session_token_hash text, p_audience text, p_network text,
  p_user_agent text, p_request_id text) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  v_network text := coalesce(nullif(left(btrim(p_network), 100), ''), 'unknown');
  v_life record := private.session_lifetime(p_audience);
  v_user public.users;
  v_purpose text;
  v_session uuid;
begin
  -- The person first, so that two links of one person meet here and nowhere else.
  perform 1 from public.users where id = (select i.id from private.open_invitation(p_token_hash, p_audience) i) for update;
  update public.user_tokens set used_at = now()
    where token_hash = p_token_hash and used_at is null and expires_at > now()
      and user_id = (select i.id from private.open_invitation(p_token_hash, p_audience) i)
    returning user_id, purpose into v_user.id, v_purpose;
  if not found then return null; end if;
  -- Whoever holds another invitation of this person comes second, and finds a password set.
  update public.users set password_hash = p_password_hash, password_changed_at = now(), last_login = now()
    where id = v_user.id and (v_purpose = 'reset' or password_hash is null) returning * into v_user;
  if not found then return null; end if;
  if v_purpose = 'reset' then
    update public.user_tokens set used_at = now() where user_id = v_user.id and used_at is null;
    update public.sessions set ended_at = now() where user_id = v_user.id and ended_at is null;
    perform private.enqueue_mail('password_changed', 'password_changed:' || gen_random_uuid(), v_user.email, jsonb_build_object('user_id', v_user.id));
  end if;
  insert into public.sign_in_networks (user_id, network) values (v_user.id, v_network)
    on conflict (user_id, network) do update set last_at = now();
  insert into public.sessions (user_id, audience, token_hash, network, user_agent, idle_expires_at, expires_at)
    values (v_user.id, p_audience, p_session_token_hash, v_network, left(p_user_agent, 500), now() + v_life.idle, now() + v_life.absolute)
    returning id into v_session;
  perform private.write_audit_row('login', 'session', v_session, v_session::text,
    jsonb_build_object('audience', p_audience, 'by', v_purpose), v_user.id, private.kind_of_user(v_user.user_type), left(p_request_id, 100), v_network);
  return jsonb_build_object('id', v_session, 'user', private.user_summary(v_user));
end $$;

-- Raises PT429 for a network that asks too often. For a name that is asked for too often, and for an unknown one, nothing happens.
create function public.request_link(p_login text, p_audience text, p_network text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_name text := private.sign_in_name(coalesce(p_login, ''));
  v_user public.users;
begin
  perform private.take_limit('link_network', coalesce(nullif(btrim(p_network), ''), 'unknown'), 20, '1 hour');
  begin
    perform private.take_limit('link_name', p_audience || ' ' || v_name, 4, '1 hour');
  exception when sqlstate 'PT429' then
    return;
  end;
  select * into v_user from public.users u
    where lower(u.email) = v_name and u.deactivated_at is null and private.fits_audience(u.user_type, p_audience);
  if not found then return; end if;
  if v_user.password_hash is null then
    perform private.enqueue_mail('invitation', 'invitation:' || v_user.id || ':' || gen_random_uuid(), v_user.email, jsonb_build_object('user_id', v_user.id));
  else
    perform private.enqueue_mail('password_reset', 'password_reset:' || gen_random_uuid(), v_user.email, jsonb_build_object('user_id', v_user.id));
  end if;
end $$;

create function private.mail_password_reset(p_data jsonb) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('user_id', id, 'name', name) from public.users
  where id = (p_data ->> 'user_id')::uuid and password_hash is not null and deactivated_at is null
$$;

create function private.mail_password_changed(p_data jsonb) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('name', name) from public.users where id = (p_data ->> 'user_id')::uuid and deactivated_at is null
$$;

-- Only the hash is here; the token itself is in the mail.
create function private.insert_user_token(p_user_id uuid, p_purpose text, p_token_hash text) returns void language sql set search_path = '' as $$
  insert into public.user_tokens (user_id, purpose, token_hash, expires_at)
  values (p_user_id, p_purpose, p_token_hash, now() + case p_purpose when 'reset' then interval '30 minutes' else interval '72 hours' end)
$$;
drop function private.insert_invitation(uuid, text);

revoke all on function private.mail_password_reset(jsonb), private.mail_password_changed(jsonb), private.insert_user_token(uuid, text, text) from public;
revoke all on function public.request_link(text, text, text) from public, anon, authenticated, service_role;
grant execute on function public.request_link(text, text, text) to service_role;
