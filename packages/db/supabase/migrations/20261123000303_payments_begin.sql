-- The pay buttons. Intake pays by submission, a client a due of a project of theirs; begin, attach and renew are the same for both.

create function public.intake_begin_checkout(p_submission_id uuid) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  v_lead public.leads;
  v_due public.dues;
  v_open public.payments;
begin
  select * into v_lead from public.leads where submission_id = p_submission_id for no key update;
  if not found then raise exception 'There is no such submission.' using errcode = 'PT404'; end if;
  if private.is_lead_paid(v_lead) then raise exception 'This is paid already.' using errcode = 'PT409'; end if;
  if private.payable_of_lead(v_lead) is null then raise exception 'There is nothing to pay here yet.' using errcode = 'PT409'; end if;

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

create function public.intake_attach_checkout(p_submission_id uuid, p_payment_id uuid, p_session_id text) returns void
language sql security definer set search_path = '' as $$
  select private.attach_session(private.lead_payment(p_submission_id, p_payment_id), p_session_id)
$$;

-- After Stripe said that the payment's session can no longer be used.
create function public.intake_renew_checkout(p_submission_id uuid, p_payment_id uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  perform private.fail_payment(private.lead_payment(p_submission_id, p_payment_id));
  return public.intake_begin_checkout(p_submission_id);
end $$;

create function public.portal_begin_checkout(p_due_id uuid) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  v_due public.dues;
  v_tier integer;
begin
  select j.tier into v_tier from public.dues d join public.projects j on j.id = d.project_id
    where d.id = p_due_id and j.id in (select private.own_project_ids()) for no key update of j;
  if not found then raise exception 'There is no such due.' using errcode = 'PT404'; end if;
  select * into v_due from public.dues where id = p_due_id;
  if v_due.cancelled_at is not null then raise exception 'This is no longer owed.' using errcode = 'PT409'; end if;
  return private.checkout_order(private.open_payment(v_due, v_tier));
end $$;

create function public.portal_attach_checkout(p_payment_id uuid, p_session_id text) returns void
language sql security definer set search_path = '' as $$
  select private.attach_session(private.own_payment(p_payment_id), p_session_id)
$$;

create function public.portal_renew_checkout(p_payment_id uuid) returns jsonb language plpgsql security definer set search_path = '' as $$
begin
  perform private.fail_payment(private.own_payment(p_payment_id));
  return public.portal_begin_checkout((select due_id from public.payments where id = p_payment_id));
end $$;

revoke all on function public.intake_begin_checkout(uuid), public.intake_attach_checkout(uuid, uuid, text), public.intake_renew_checkout(uuid, uuid),
  public.portal_begin_checkout(uuid), public.portal_attach_checkout(uuid, text), public.portal_renew_checkout(uuid)
  from public, anon, authenticated, service_role;
grant execute on function public.intake_begin_checkout(uuid), public.intake_attach_checkout(uuid, uuid, text),
  public.intake_renew_checkout(uuid, uuid) to sage_intake;
grant execute on function public.portal_begin_checkout(uuid), public.portal_attach_checkout(uuid, text), public.portal_renew_checkout(uuid)
  to authenticated;
