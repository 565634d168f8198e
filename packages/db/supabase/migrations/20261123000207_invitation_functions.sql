-- Invitations, for the server only. Looking at a link changes nothing, because mail scanners open links; accepting it takes the token, sets
-- the password and starts the session, once, however many try at the same time.

create function private.open_invitation(p_token_hash text, p_audience text) returns public.users language sql stable set search_path = '' as $$
  select u from public.user_tokens t join public.users u on u.id = t.user_id
  where t.token_hash = p_token_hash and t.purpose = 'invitation' and t.used_at is null and t.expires_at > now()
    and u.password_hash is null and u.deactivated_at is null and private.fits_audience(u.user_type, p_audience)
$$;

-- Null for a link that is unknown, used or too old.
create function public.find_invitation(p_token_hash text, p_audience text) returns jsonb language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('name', u.name, 'email', u.email, 'address', u.address) from private.open_invitation(p_token_hash, p_audience) u
  where u.id is not null
$$;

create function public.accept_invitation(p_token_hash text, p_password_hash text, p_session_token_hash text, p_audience text, p_network text,
  p_user_agent text, p_request_id text) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  v_network text := coalesce(nullif(left(btrim(p_network), 100), ''), 'unknown');
  v_life record := private.session_lifetime(p_audience);
  v_user public.users;
  v_session uuid;
begin
  update public.user_tokens set used_at = now()
    where token_hash = p_token_hash and purpose = 'invitation' and used_at is null and expires_at > now()
      and user_id = (private.open_invitation(p_token_hash, p_audience)).id
    returning user_id into v_user.id;
  if not found then return null; end if;
  -- Whoever holds another invitation of this person comes second, and finds a password set.
  update public.users set password_hash = p_password_hash, password_changed_at = now(), last_login = now()
    where id = v_user.id and password_hash is null returning * into v_user;
  if not found then return null; end if;
  insert into public.sign_in_networks (user_id, network) values (v_user.id, v_network)
    on conflict (user_id, network) do update set last_at = now();
  insert into public.sessions (user_id, audience, token_hash, network, user_agent, idle_expires_at, expires_at)
    values (v_user.id, p_audience, p_session_token_hash, v_network, left(p_user_agent, 500), now() + v_life.idle, now() + v_life.absolute)
    returning id into v_session;
  perform private.write_audit_row('login', 'session', v_session, v_session::text,
    jsonb_build_object('audience', p_audience, 'by', 'invitation'), v_user.id, private.kind_of_user(v_user.user_type), left(p_request_id, 100), v_network);
  return jsonb_build_object('id', v_session, 'user', private.user_summary(v_user));
end $$;

revoke all on function private.open_invitation(text, text) from public;
revoke all on function public.find_invitation(text, text), public.accept_invitation(text, text, text, text, text, text, text)
  from public, anon, authenticated, service_role;
grant execute on function public.find_invitation(text, text), public.accept_invitation(text, text, text, text, text, text, text) to service_role;
