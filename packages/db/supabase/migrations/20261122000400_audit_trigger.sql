-- Writes the audit log in the transaction of the change itself: a change that is rolled back leaves no row, a change without a row cannot be.
-- Trigger arguments: resource type, action of an insert, then `!column` (its value is never written) and `-column` (changes of it are noise).

-- Defence in depth beside the `!column` lists: a column named like a secret is hidden even when its table forgot to say so.
create function private.audit_hides(p_column text, p_arguments text[]) returns boolean language sql immutable set search_path = '' as $$
  select ('!' || p_column) = any (p_arguments) or p_column ~ '(password|token|secret|salt)'
$$;

create function private.audit_visible(p_row jsonb, p_arguments text[]) returns jsonb language sql immutable set search_path = '' as $$
  select coalesce(jsonb_object_agg(key, case when private.audit_hides(key, p_arguments) and value <> 'null' then '"[hidden]"' else value end), '{}')
  from jsonb_each(p_row)
  where key not in ('updated_at', 'row_version') and not ('-' || key) = any (p_arguments)
$$;

create function private.write_audit_row(p_action text, p_resource_type text, p_resource_id uuid, p_key text, p_details jsonb,
  p_user_id uuid default private.actor_id(), p_actor_kind text default private.actor_kind(),
  p_request_id text default private.request_id(), p_ip_address text default private.client_address())
returns void language plpgsql security definer set search_path = '' as $$
begin
  insert into public.audit_log (user_id, actor_kind, action, resource_type, resource_id, key, details, ip_address, request_id)
  values (p_user_id, p_actor_kind, p_action, p_resource_type, p_resource_id, p_key, p_details, p_ip_address, p_request_id);
end $$;

-- Only the columns that changed, each before and after. Null when nothing worth telling changed.
create function private.audit_details(p_old jsonb, p_new jsonb, p_arguments text[]) returns jsonb language sql immutable set search_path = '' as $$
  with changed as (
    select key from jsonb_each(coalesce(p_old, '{}') || coalesce(p_new, '{}'))
    where (p_old -> key) is distinct from (p_new -> key)
  ), picked as (
    select jsonb_object_agg(key, p_old -> key) as before, jsonb_object_agg(key, p_new -> key) as after from changed
  ), shown as (
    select case when p_old is not null then private.audit_visible(before, p_arguments) end as before,
           case when p_new is not null then private.audit_visible(after, p_arguments) end as after
    from picked where before is not null
  )
  select case when before is null then '{}' else jsonb_build_object('before', before) end
      || case when after is null then '{}' else jsonb_build_object('after', after) end
  from shown where coalesce(after, before) <> '{}'
$$;

create function private.write_audit() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  v_old jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  v_new jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  v_row jsonb := coalesce(v_new, v_old);
  v_details jsonb := private.audit_details(v_old, v_new, tg_argv[2:]);
  v_action text := case tg_op when 'INSERT' then tg_argv[1] when 'DELETE' then 'delete' else 'update' end;
  v_id text := coalesce(v_row ->> 'id', v_row ->> 'version', v_row ->> 'kind', (v_row ->> 'client_id') || '/' || (v_row ->> 'user_id'));
  v_reason text := nullif(current_setting('sage.reason', true), '');
begin
  if v_details is null then return null; end if;
  if tg_op = 'UPDATE' and v_old ->> 'status' is distinct from v_new ->> 'status' then
    v_action := 'transition';
  end if;
  if v_reason is not null and tg_op <> 'INSERT' then v_details := v_details || jsonb_build_object('reason', v_reason); end if;
  perform private.write_audit_row(v_action, tg_argv[0],
    case when v_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then v_id::uuid end, v_id, v_details);
  return null;
end $$;

revoke all on function private.audit_hides(text, text[]), private.audit_visible(jsonb, text[]), private.audit_details(jsonb, jsonb, text[]),
  private.write_audit_row(text, text, uuid, text, jsonb, uuid, text, text, text), private.write_audit() from public;
