-- The mark is one word that begins with a sign, so that no comment means the client by accident.

alter table public.studio_settings add constraint the_client_mark_is_a_word check (client_comment_mark ~ '^[@#!][^[:space:]]{1,39}$');

-- What an admin can set about the sync, in one round trip.
create function public.ops_sync_settings() returns jsonb language sql stable security invoker set search_path = '' as $$
  select jsonb_build_object(
    'kinds', (select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'mode', mode, 'with_details', with_details, 'trash_policy', trash_policy,
      'poll_seconds', poll_seconds, 'has_records', source_table is not null, 'depends_on', depends_on) order by cardinality(depends_on), kind), '[]')
      from public.sync_kinds),
    'to_decide', private.conflicts_in('to_decide'),
    'client_mark', (select client_comment_mark from public.studio_settings))
$$;

create function public.set_client_mark(p_mark text) returns void language plpgsql security definer set search_path = '' as $$
begin
  perform private.require_sync_admin();
  update public.studio_settings set client_comment_mark = p_mark where client_comment_mark <> p_mark;
end $$;

revoke all on function public.ops_sync_settings(), public.set_client_mark(text) from public, anon, authenticated, service_role;
grant execute on function public.ops_sync_settings(), public.set_client_mark(text) to authenticated;
