-- What the team decides about a lead, with the caller's own rights: row-level security, the transition trigger and the audit log stay in
-- force. The tier that was recommended is never touched. Raises PT409 when somebody else was first, or when money is already on its way.

create function private.review_refusal(p_lead public.leads, p_decision text, p_tier integer) returns text
language sql stable set search_path = '' as $$
  select case
    when p_lead.converted_at is not null then 'This lead has become a project. What follows is decided there.'
    when p_decision in ('approve', 'change') and p_lead.status not in ('new', 'needs_review') then 'Only a lead that waits for a decision can be approved. Reopen it first.'
    when p_decision = 'change' and p_tier = p_lead.recommended_tier then 'That is the tier that was recommended. Approve it instead.'
    when p_decision = 'close' and p_lead.status = 'closed' then 'This lead is closed already.'
    when p_decision = 'reopen' and p_lead.status not in ('qualified', 'closed') then 'This lead is open already.'
    when p_decision in ('close', 'reopen') and exists (
      select from public.payments p join public.dues d on d.id = p.due_id where d.lead_id = p_lead.id and p.status = 'succeeded')
      then 'This lead has paid. Its project opens in a moment.'
  end
$$;

create function public.review_lead(p_id uuid, p_decision text, p_tier integer, p_reason text, p_row_version integer) returns jsonb
language plpgsql security invoker set search_path = '' as $$
declare
  v_lead public.leads;
  v_reason text := nullif(btrim(p_reason), '');
  v_refusal text;
begin
  if p_decision not in ('approve', 'change', 'close', 'reopen') then raise exception 'There is no such decision.' using errcode = 'PT400'; end if;
  if p_decision = 'change' and p_tier is null then raise exception 'Choose a tier.' using errcode = 'PT400'; end if;
  if p_decision in ('change', 'close') and (v_reason is null or length(v_reason) not between 10 and 500) then
    raise exception 'Give a reason of 10 to 500 characters.' using errcode = 'PT400';
  end if;
  select * into v_lead from public.leads where id = p_id for update;
  if not found then raise exception 'There is no such lead.' using errcode = 'PT404'; end if;
  if v_lead.row_version <> p_row_version then
    raise exception 'Somebody changed this lead while you were looking at it. This is how it stands now.' using errcode = 'PT409';
  end if;
  v_refusal := private.review_refusal(v_lead, p_decision, p_tier);
  if v_refusal is not null then raise exception '%', v_refusal using errcode = 'PT409'; end if;

  perform set_config('sage.reason', coalesce(v_reason, ''), true);
  update public.leads set
    status = case p_decision when 'close' then 'closed' when 'reopen' then 'needs_review' else 'qualified' end::public.lead_status,
    approved_tier = case p_decision when 'approve' then recommended_tier when 'change' then p_tier end,
    review_reason = case when p_decision in ('change', 'close') then v_reason end,
    reviewer_id = private.actor_id(),
    reviewed_at = now()
  where id = p_id
  returning * into v_lead;
  return jsonb_build_object('id', v_lead.id, 'status', v_lead.status, 'approved_tier', v_lead.approved_tier, 'row_version', v_lead.row_version);
end $$;

revoke all on function private.review_refusal(public.leads, text, integer) from public;
grant execute on function private.review_refusal(public.leads, text, integer) to authenticated;
revoke all on function public.review_lead(uuid, text, integer, text, integer) from public, anon, authenticated, service_role;
grant execute on function public.review_lead(uuid, text, integer, text, integer) to authenticated;
