-- An e-mail that opens nothing is a wrong answer and no conflict: the page says so, instead of "Somebody was faster".

create or replace function private.assert_email_opens(p_email text) returns void language plpgsql set search_path = '' as $$
begin
  if exists (select from public.users u where lower(u.email) = lower(btrim(p_email)) and not private.is_open_client(u.user_type, u.deactivated_at)) then
    raise exception 'We cannot open a client account with your e-mail address. Start again with another one, or write to us. Nothing was taken from you.'
      using errcode = 'PT400';
  end if;
end $$;
