-- The one guard of every status. A reason travels with the transaction: select set_config('sage.reason', '…', true).
-- Errors: PT409 for a change that no row allows, PT403 for one that other roles may make, PT400 for a missing reason. Each names entity,
-- from and to, and the Data API answers with that HTTP status.

-- A SQL function may act for the studio inside a client's request (a derived status, say). The setting cannot be reached from the Data API.
create function private.transition_role() returns text language sql stable set search_path = '' as $$
  select case when current_setting('sage.acting_for', true) = 'system' then 'system' else private.actor_kind() end
$$;

create function private.refuse_transition(p_entity text, p_from text, p_to text, p_role text) returns void
language plpgsql set search_path = '' as $$
begin
  if exists (select from public.transitions where entity = p_entity and from_status = p_from and to_status = p_to) then
    raise exception '% may not go from % to % by %', p_entity, p_from, p_to, p_role using errcode = 'PT403';
  end if;
  raise exception '% may not go from % to %', p_entity, p_from, p_to using errcode = 'PT409';
end $$;

-- Arguments: entity, the status that a new record starts with. Only the studio's own processes may import one that is further on.
create function private.enforce_transition() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  v_role text := private.transition_role();
  v_rule public.transitions;
  v_reason text := btrim(coalesce(current_setting('sage.reason', true), ''));
begin
  if tg_op = 'INSERT' then
    if new.status::text <> tg_argv[1] and v_role <> 'system' then
      raise exception 'a new % is %, not %', tg_argv[0], tg_argv[1], new.status using errcode = 'PT409';
    end if;
    return new;
  end if;
  if new.status = old.status then return new; end if;

  select * into v_rule from public.transitions
    where entity = tg_argv[0] and from_status = old.status::text and to_status = new.status::text and role = v_role;
  if not found then perform private.refuse_transition(tg_argv[0], old.status::text, new.status::text, v_role); end if;
  if v_rule.back_to_former and to_jsonb(old) ->> 'former_status' is distinct from new.status::text then
    raise exception '% may go from % only back to %, not to %', tg_argv[0], old.status, to_jsonb(old) ->> 'former_status', new.status
      using errcode = 'PT409';
  end if;
  if v_rule.needs_reason and length(v_reason) not between 10 and 500 then
    raise exception '% from % to % needs a reason of 10 to 500 characters', tg_argv[0], old.status, new.status using errcode = 'PT400';
  end if;
  return new;
end $$;

revoke all on function private.transition_role(), private.refuse_transition(text, text, text, text), private.enforce_transition() from public;
