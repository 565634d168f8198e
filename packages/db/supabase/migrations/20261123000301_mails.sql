-- Mails: an outbox. One row per cause (its key), written in the transaction that causes it, together with the job that sends it. The worker
-- sends with a Message-ID made of the row's id, so that a repeat after a crash is the same mail to every mail server. `data` holds ids
-- only: what the mail says is read when it is sent.

create table public.mails (
  id uuid primary key default gen_random_uuid(),
  key text not null unique check (length(key) between 1 and 200),
  kind text not null check (kind ~ '^[a-z_]{1,40}$'),
  recipient text not null check (length(recipient) between 3 and 254),
  data jsonb not null default '{}' check (jsonb_typeof(data) = 'object'),
  -- Of the sent mail.
  message_id text unique check (length(message_id) <= 255),
  request_id text check (length(request_id) <= 100),
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  constraint a_sent_mail_has_its_id check ((sent_at is null) = (message_id is null))
);

create index mails_created_at_idx on public.mails (created_at desc, id desc);
create index mails_unsent_idx on public.mails (created_at) where sent_at is null;

-- The same key again changes nothing. Whoever has no e-mail gets none.
create function private.enqueue_mail(p_kind text, p_key text, p_to text, p_data jsonb default '{}') returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_id uuid;
begin
  if p_to is null then return; end if;
  insert into public.mails (kind, key, recipient, data, request_id) values (p_kind, p_key, p_to, coalesce(p_data, '{}'), private.request_id())
    on conflict (key) do nothing returning id into v_id;
  if v_id is not null then perform private.enqueue_job('mails.send', jsonb_build_object('mailId', v_id), 'mail:' || v_id); end if;
end $$;
revoke all on function private.enqueue_mail(text, text, text, jsonb) from public;

alter table public.mails enable row level security;
alter table public.mails force row level security;
create policy "the team sees which mails went out" on public.mails for select to authenticated using ((select private.is_team()));

revoke all on public.mails from public, anon, authenticated, service_role;
grant select on public.mails to authenticated;
grant select, insert, update on public.mails to service_role;
