-- One round trip a page request: is this token a session, and whose. For the server only.

-- Slides the idle end, but writes at most once a minute: reading pages quickly is no reason to write rows.
create function public.session_check(p_token_hash text, p_audience text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_session public.sessions;
  v_user public.users;
begin
  select * into v_session from public.sessions
    where token_hash = p_token_hash and audience = p_audience and ended_at is null and now() < least(idle_expires_at, expires_at);
  if not found then return null; end if;
  select * into v_user from public.users where id = v_session.user_id and deactivated_at is null;
  if not found or not private.fits_audience(v_user.user_type, p_audience) then return null; end if;
  if v_session.last_seen_at < now() - interval '1 minute' then
    update public.sessions set last_seen_at = now(), idle_expires_at = now() + (private.session_lifetime(p_audience)).idle
      where id = v_session.id and ended_at is null;
  end if;
  return jsonb_build_object('session_id', v_session.id, 'user', private.user_summary(v_user));
end $$;

-- Ending a session that is unknown or over is no error: the cookie goes either way.
create function public.session_end(p_token_hash text, p_request_id text) returns void language plpgsql security definer set search_path = '' as $$
declare
  v_session public.sessions;
  v_kind text;
begin
  update public.sessions set ended_at = now(), end_reason = 'signed_out' where token_hash = p_token_hash and ended_at is null
    returning * into v_session;
  if not found then return; end if;
  select private.kind_of_user(user_type) into v_kind from public.users where id = v_session.user_id;
  perform private.write_audit_row('logout', 'session', v_session.id, v_session.id::text, jsonb_build_object('audience', v_session.audience),
    v_session.user_id, v_kind, left(p_request_id, 100), v_session.network);
end $$;

revoke all on function public.session_check(text, text), public.session_end(text, text) from public, anon, authenticated, service_role;
grant execute on function public.session_check(text, text), public.session_end(text, text) to service_role;
