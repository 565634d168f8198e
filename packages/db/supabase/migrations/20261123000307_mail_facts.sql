-- What a mail says, read when it is sent: one function per kind, private.mail_<kind>(data), null when there is nothing to say any more.

create function private.mail_receipt(p_data jsonb) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('payment_id', p.id, 'label', d.label, 'amount_cents', p.amount, 'currency', p.currency, 'paid_at', p.paid_at,
    'name', coalesce(u.name, l.name), 'project', j.name, 'tax_line', s.tax_line, 'is_duplicate', p.duplicate_of is not null,
    'balance', (select jsonb_build_object('amount_cents', b.amount_cents, 'currency', b.currency) from public.dues b
      where b.project_id = d.project_id and b.purpose = 'balance' and b.cancelled_at is null and d.purpose = 'deposit'))
  from public.payments p join public.dues d on d.id = p.due_id cross join public.studio_settings s
  left join public.leads l on l.id = d.lead_id
  left join public.projects j on j.id = d.project_id left join public.clients c on c.id = j.client_id left join public.users u on u.id = c.user_id
  where p.id = (p_data ->> 'payment_id')::uuid and p.paid_at is not null
$$;

create function private.mail_invitation(p_data jsonb) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('user_id', u.id, 'name', u.name, 'project', (
    select j.name from public.projects j join public.client_people cp on cp.client_id = j.client_id
    where cp.user_id = u.id order by j.created_at desc, j.id desc limit 1))
  from public.users u
  where u.id = (p_data ->> 'user_id')::uuid and u.password_hash is null and u.deactivated_at is null
$$;

create function private.mail_to_send(p_id uuid) returns jsonb language plpgsql stable set search_path = '' as $$
declare
  v_mail public.mails;
  v_facts jsonb;
begin
  select * into v_mail from public.mails where id = p_id and sent_at is null;
  if not found then return null; end if;
  execute format('select private.%I($1)', 'mail_' || v_mail.kind) into v_facts using v_mail.data;
  return (select jsonb_build_object('id', v_mail.id, 'kind', v_mail.kind, 'recipient', v_mail.recipient, 'facts', v_facts,
    'studio', jsonb_build_object('name', name, 'zone', zone)) from public.studio_settings);
end $$;

-- Good for one use within 72 hours. Only its hash is here; the token itself is in the mail.
create function private.insert_invitation(p_user_id uuid, p_token_hash text) returns void language sql set search_path = '' as $$
  insert into public.user_tokens (user_id, purpose, token_hash, expires_at) values (p_user_id, 'invitation', p_token_hash, now() + interval '72 hours')
$$;

create function private.mark_mail_sent(p_id uuid, p_message_id text) returns void language sql set search_path = '' as $$
  update public.mails set sent_at = now(), message_id = p_message_id where id = p_id and sent_at is null
$$;

revoke all on function private.mail_receipt(jsonb), private.mail_invitation(jsonb), private.mail_to_send(uuid), private.insert_invitation(uuid, text),
  private.mark_mail_sent(uuid, text) from public;
