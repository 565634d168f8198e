-- A lead may come with the e-mail of somebody who is no client: of the team, or of an account that was closed. Then the e-mail opens nothing.
-- It is said before anything is paid; should the e-mail become such a one during the payment, the project opens with a client that nobody can
-- sign in for, the console says so, and the team names somebody.

create function private.is_open_client(p_type public.user_type, p_deactivated_at timestamptz) returns boolean
language sql immutable set search_path = '' as $$
  select p_type in ('kaa_client', 'sage_client') and p_deactivated_at is null
$$;

create function private.assert_email_opens(p_email text) returns void language plpgsql set search_path = '' as $$
begin
  if exists (select from public.users u where lower(u.email) = lower(btrim(p_email)) and not private.is_open_client(u.user_type, u.deactivated_at)) then
    raise exception 'We cannot open a client account with your e-mail address. Start again with another one, or write to us. Nothing was taken from you.'
      using errcode = 'PT409';
  end if;
end $$;

-- Someone who pays with the e-mail of a client gets the project there. Null when the e-mail is somebody's who is none.
create or replace function private.user_of_lead(p_lead public.leads) returns public.users language plpgsql security definer set search_path = '' as $$
declare
  v_user public.users;
begin
  insert into public.users (email, name, user_type) values (lower(btrim(p_lead.email)), p_lead.name, 'sage_client')
    on conflict (lower(email)) do nothing;
  select * into v_user from public.users u where lower(u.email) = lower(btrim(p_lead.email)) and private.is_open_client(u.user_type, u.deactivated_at);
  return v_user;
end $$;

create or replace function public.intake_begin_checkout(p_submission_id uuid) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  v_lead public.leads;
  v_due public.dues;
  v_open public.payments;
begin
  select * into v_lead from public.leads where submission_id = p_submission_id for no key update;
  if not found then raise exception 'There is no such submission.' using errcode = 'PT404'; end if;
  if private.is_lead_paid(v_lead) then raise exception 'This is paid already.' using errcode = 'PT409'; end if;
  if private.payable_of_lead(v_lead) is null then raise exception 'There is nothing to pay here yet.' using errcode = 'PT409'; end if;
  perform private.assert_email_opens(v_lead.email);

  v_due := private.find_lead_due(v_lead);
  select p.* into v_open from public.payments p join public.dues d on d.id = p.due_id
    where d.lead_id = v_lead.id and d.purpose in ('full', 'deposit') and p.status = 'pending' and p.duplicate_of is null;
  if v_open.id is not null and v_open.due_id is distinct from v_due.id then
    if v_open.stripe_checkout_session_id is not null then return private.checkout_order(v_open, true); end if;
    perform private.fail_payment(v_open.id);
  end if;
  if v_due.id is null then v_due := private.insert_lead_dues(v_lead); end if;
  return private.checkout_order(private.open_payment(v_due, v_lead.approved_tier));
end $$;

create function private.has_entry(p_client_id uuid) returns boolean language sql stable security invoker set search_path = '' as $$
  select exists (select from public.client_people cp join public.users u on u.id = cp.user_id
    where cp.client_id = p_client_id and private.is_open_client(u.user_type, u.deactivated_at))
$$;

-- Why nobody can sign in for this client: the e-mail is the team's, its account is closed, or there is none. Null when somebody can.
create function private.entry_problem(p_client_id uuid, p_lead_id uuid) returns jsonb language sql stable security invoker set search_path = '' as $$
  select jsonb_build_object('email', coalesce(u.email, l.email), 'reason',
    case when u.user_type in ('team', 'admin') then 'team' when u.deactivated_at is not null then 'closed' else 'nobody' end)
  from public.clients c left join public.leads l on l.id = p_lead_id
  left join public.users u on u.id = c.user_id or c.user_id is null and lower(u.email) = lower(btrim(l.email))
  where c.id = p_client_id and not private.has_entry(c.id)
$$;

create function private.ops_project_client(p_client_id uuid, p_lead_id uuid) returns jsonb language sql stable security invoker set search_path = '' as $$
  select jsonb_build_object('id', c.id, 'name', c.name, 'email', u.email, 'entry_problem', private.entry_problem(c.id, p_lead_id))
  from public.clients c left join public.users u on u.id = c.user_id where c.id = p_client_id
$$;

-- What somebody has to look at: a tier that is not the one that the studio agreed to, or a project that nobody can sign in to.
create or replace function private.payment_mismatch(p_tier integer, p_project_id uuid, p_lead_id uuid) returns text
language sql stable security invoker set search_path = '' as $$
  select case
    when p_project_id is not null then (select nullif(concat_ws('. ',
        case when tier <> p_tier then 'Paid for tier ' || p_tier || ', the project is tier ' || tier end,
        case when not private.has_entry(client_id) then 'Nobody can sign in to the project' end), '')
      from public.projects where id = p_project_id)
    else (select 'Paid for tier ' || p_tier || ', approved is ' || coalesce('tier ' || approved_tier, 'none')
      from public.leads where id = p_lead_id and approved_tier is distinct from p_tier)
  end
$$;

create or replace function public.ops_project(p_id uuid) returns jsonb language sql stable security invoker set search_path = '' as $$
  select jsonb_build_object('zone', private.studio_zone(), 'id', p.id, 'name', p.name, 'tier', p.tier, 'tier_name', t.name, 'status', p.status,
    'payment_status', p.payment_status, 'site_address', p.site_address, 'agreed_fee_cents', p.agreed_fee_cents,
    'agreed_currency', p.agreed_currency, 'agreed_rounds', p.agreed_rounds, 'lead_id', p.lead_id, 'created_at', p.created_at,
    'row_version', p.row_version, 'client', private.ops_project_client(p.client_id, p.lead_id),
    'milestones', private.ops_milestones(p.id), 'deliverables', private.ops_deliverables(p.id), 'dues', private.dues_of(p.id))
  from public.projects p join public.tiers t on t.id = p.tier
  where p.id = p_id and (select private.is_team())
$$;

-- Somebody who may sign in for this client from now on: a new user, who is invited, or one that is a client already. The primary contact, if
-- there is none who can sign in. The same e-mail again changes nothing.
create function public.add_client_contact(p_client_id uuid, p_email text) returns void language plpgsql security definer set search_path = '' as $$
declare
  v_client public.clients;
  v_user public.users;
begin
  if not private.is_team() then raise exception 'This is for the team.' using errcode = 'PT403'; end if;
  select * into v_client from public.clients where id = p_client_id for update;
  if not found then raise exception 'There is no such client.' using errcode = 'PT404'; end if;
  insert into public.users (email, name, user_type, tier) values (lower(btrim(p_email)), nullif(v_client.name, 'New client'), 'sage_client', v_client.tier)
    on conflict (lower(email)) do nothing;
  select * into v_user from public.users where lower(email) = lower(btrim(p_email));
  if not private.is_open_client(v_user.user_type, v_user.deactivated_at) then
    raise exception '%', case when v_user.deactivated_at is null then 'This e-mail is the team''s. Ask the client for another one.'
      else 'The account with this e-mail is closed. Ask the client for another one.' end using errcode = 'PT409';
  end if;
  update public.clients set user_id = v_user.id where id = p_client_id and not private.has_entry(p_client_id)
    and not exists (select from public.clients where user_id = v_user.id);
  insert into public.client_people (client_id, user_id) values (p_client_id, v_user.id) on conflict do nothing;
  perform private.invite(v_user);
end $$;

-- `can_enter`: somebody of the project's client can sign in.
create or replace function public.find_checkout(p_session_id text) returns jsonb language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('status', p.status, 'session_id', p.stripe_checkout_session_id, 'purpose', d.purpose, 'label', d.label,
    'amount_cents', p.amount, 'currency', p.currency, 'tier', p.tier, 'is_duplicate', p.duplicate_of is not null,
    'submission_id', case when d.purpose in ('full', 'deposit') then l.submission_id end,
    'can_enter', private.has_entry(j.client_id), 'invited', private.is_open_client(u.user_type, u.deactivated_at) is true and u.password_hash is null)
  from public.payments p join public.dues d on d.id = p.due_id
  left join public.leads l on l.id = d.lead_id
  left join public.projects j on j.id = d.project_id left join public.clients c on c.id = j.client_id left join public.users u on u.id = c.user_id
  where p.stripe_checkout_session_id = p_session_id
$$;

revoke all on function private.is_open_client(public.user_type, timestamptz), private.assert_email_opens(text), private.has_entry(uuid), private.entry_problem(uuid, uuid),
  private.ops_project_client(uuid, uuid) from public;
grant execute on function private.is_open_client(public.user_type, timestamptz), private.has_entry(uuid), private.entry_problem(uuid, uuid),
  private.ops_project_client(uuid, uuid) to authenticated;
revoke all on function public.add_client_contact(uuid, text) from public, anon, authenticated, service_role;
grant execute on function public.add_client_contact(uuid, text) to authenticated;
