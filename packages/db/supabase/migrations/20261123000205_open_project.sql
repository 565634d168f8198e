-- Opening a project: from a lead whose fee or deposit was paid, or whose quote was accepted. User, client, project with the terms of this
-- moment and its steps, all or nothing. The same lead again gives the same project.

-- Someone who pays with the e-mail of an account gets the project there.
create function private.user_of_lead(p_lead public.leads) returns public.users language plpgsql security definer set search_path = '' as $$
declare
  v_user public.users;
begin
  insert into public.users (email, name, user_type) values (lower(btrim(p_lead.email)), p_lead.name, 'sage_client')
    on conflict (lower(email)) do nothing;
  select * into v_user from public.users where lower(email) = lower(btrim(p_lead.email));
  return v_user;
end $$;

-- The client that they are the contact of, else the household that they belong to, else a new one. Its name is shown in Notion: never an
-- e-mail or a phone number, whatever was typed as a name.
create function private.client_of_user(p_user_id uuid, p_lead public.leads, p_tier integer) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  v_id uuid;
begin
  -- Two leads of one person may be paid in the same second.
  perform from public.users where id = p_user_id for update;
  select cp.client_id into v_id from public.client_people cp join public.clients c on c.id = cp.client_id
    where cp.user_id = p_user_id order by (c.user_id = p_user_id) is not true, cp.created_at, cp.client_id limit 1;
  if v_id is null then
    insert into public.clients (user_id, name, tier, project_address)
      values (p_user_id, case when p_lead.name !~ '@|[0-9]{5,}' then p_lead.name else 'New client' end, p_tier, p_lead.project_address) returning id into v_id;
  end if;
  return v_id;
end $$;

-- "14 Alder Lane, Oakland" is the Alder Lane garden.
create function private.project_name(p_address text) returns text language sql immutable set search_path = '' as $$
  select coalesce(nullif(left(regexp_replace(btrim(split_part(p_address, ',', 1)), '^[0-9]+[[:alnum:]/-]*[[:space:]]+', ''), 190), ''), 'New') || ' garden'
$$;

create function private.copy_milestones(p_project_id uuid, p_tier integer, p_version integer) returns void
language sql security definer set search_path = '' as $$
  insert into public.milestones (project_id, tier, name, "order", kind, turn, optional, round, duration_days)
  select p_project_id, tier, name, "order", kind, turn, optional, round, duration_days
  from public.milestone_templates where tier = p_tier and version = p_version
$$;

create function private.invite(p_user public.users) returns void language plpgsql security definer set search_path = '' as $$
begin
  if p_user.password_hash is null and p_user.deactivated_at is null then
    perform private.enqueue_mail('invitation', 'invitation:' || p_user.id, p_user.email, jsonb_build_object('user_id', p_user.id));
  end if;
end $$;

create function private.open_project(p_lead_id uuid, p_fee_cents integer, p_deposit_cents integer, p_currency text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  v_lead public.leads;
  v_user public.users;
  v_client_id uuid;
  v_project_id uuid;
  v_version integer;
  v_former text;
begin
  select * into v_lead from public.leads where id = p_lead_id for update;
  if not found then raise exception 'no such lead' using errcode = 'PT404'; end if;
  select id into v_project_id from public.projects where lead_id = p_lead_id;
  if found then return v_project_id; end if;
  if v_lead.approved_tier is null then raise exception 'no tier was approved for this lead' using errcode = 'PT409'; end if;

  v_former := private.act_for('system');
  v_user := private.user_of_lead(v_lead);
  v_client_id := coalesce(v_lead.client_id, private.client_of_user(v_user.id, v_lead, v_lead.approved_tier));
  select max(version) into v_version from public.milestone_templates where tier = v_lead.approved_tier;
  insert into public.projects (client_id, lead_id, tier, name, site_address, agreed_fee_cents, agreed_deposit_cents, agreed_currency, agreed_rounds,
    template_version)
  select v_client_id, v_lead.id, t.id, private.project_name(v_lead.project_address), v_lead.project_address, p_fee_cents, p_deposit_cents,
    case when p_fee_cents is not null then p_currency end, t.revision_rounds, v_version
  from public.tiers t where t.id = v_lead.approved_tier returning id into v_project_id;
  perform private.copy_milestones(v_project_id, v_lead.approved_tier, v_version);
  perform private.follow_milestones(v_project_id);

  if v_lead.client_id is null then
    update public.leads set client_id = v_client_id, converted_at = now() where id = v_lead.id;
  end if;
  update public.files set project_id = v_project_id where lead_id = v_lead.id and project_id is null;
  perform private.invite(v_user);
  perform private.act_for(v_former);
  return v_project_id;
end $$;

revoke all on function private.user_of_lead(public.leads), private.client_of_user(uuid, public.leads, integer), private.project_name(text),
  private.copy_milestones(uuid, integer, integer), private.invite(public.users), private.open_project(uuid, integer, integer, text) from public;
