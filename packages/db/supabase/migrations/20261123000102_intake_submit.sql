-- What the public form sends in: lead, audit, outbox, status and mail in one transaction. The same submission id again is the same lead, however
-- often and however parallel it comes. The answers were routed by our server, which alone can make a token for this role.

-- One mail a submission. Somebody's inbox is not flooded by a form that anyone can fill in, and no lead is refused because of it.
create function private.tell_lead_received(p_lead public.leads) returns void language plpgsql set search_path = '' as $$
begin
  perform private.take_limit('lead_mail', lower(p_lead.email), 10, '1 day');
  perform private.enqueue_mail('lead_received', 'lead_received:' || p_lead.submission_id, p_lead.email,
    jsonb_build_object('submission_id', p_lead.submission_id));
exception when sqlstate 'PT429' then
  null;
end $$;

create function private.insert_submission(p_submission jsonb) returns public.leads language sql set search_path = '' as $$
  insert into public.leads (submission_id, source, email, name, phone, project_address, budget_range, budget_kind, budget_cents, timeline,
    timeline_weeks, project_type, has_survey, has_drawings, answers, recommended_tier, routing_reason, routing_result, rule_version)
  select submission_id, 'form', email, name, phone, project_address, budget_range, budget_kind, budget_cents, timeline,
    timeline_weeks, project_type, has_survey, has_drawings, answers, (routing ->> 'tier')::integer, routing ->> 'reason', routing,
    (routing ->> 'ruleVersion')::integer
  from jsonb_to_record(p_submission) as sent (submission_id uuid, email text, name text, phone text, project_address text, budget_range text,
    budget_kind text, budget_cents integer, timeline text, timeline_weeks integer, project_type text, has_survey boolean,
    has_drawings boolean, answers jsonb, routing jsonb)
  on conflict (submission_id) do nothing
  returning *
$$;

create function public.intake_submit(p_submission jsonb) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  v_lead public.leads := private.insert_submission(p_submission);
  v_created boolean := v_lead.id is not null;
begin
  if v_created then
    perform private.take_limit('intake_submit', coalesce(p_submission ->> 'network', 'unknown'), 60, '1 hour');
    if (v_lead.routing_result ->> 'needsReview')::boolean then
      update public.leads set status = 'needs_review' where id = v_lead.id returning * into v_lead;
    else
      update public.leads set status = 'qualified', approved_tier = recommended_tier where id = v_lead.id returning * into v_lead;
    end if;
    perform private.tell_lead_received(v_lead);
  else
    select * into strict v_lead from public.leads where submission_id = (p_submission ->> 'submission_id')::uuid;
  end if;
  return jsonb_build_object('submission_id', v_lead.submission_id, 'status', v_lead.status, 'created', v_created);
end $$;

revoke all on function private.tell_lead_received(public.leads), private.insert_submission(jsonb) from public;
revoke all on function public.intake_submit(jsonb) from public, anon, authenticated, service_role;
grant execute on function public.intake_submit(jsonb) to sage_intake;
