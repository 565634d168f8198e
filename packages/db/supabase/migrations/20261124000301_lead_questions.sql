-- What the team asks a prospect before it decides, and the mails that tell a prospect what was decided.

create table public.lead_questions (
  id uuid primary key default gen_random_uuid(),
  lead_id uuid not null references public.leads (id) on delete restrict,
  asked_by uuid not null references public.users (id) on delete restrict,
  question text not null check (length(btrim(question)) between 10 and 500),
  created_at timestamptz not null default now()
);
create index lead_questions_lead_id_idx on public.lead_questions (lead_id, created_at desc, id desc);
create index lead_questions_asked_by_idx on public.lead_questions (asked_by);
create index lead_questions_created_at_idx on public.lead_questions (created_at desc, id desc);
create trigger audit after insert or update or delete on public.lead_questions
  for each row execute function private.write_audit('lead_question', 'create');

alter table public.lead_questions enable row level security;
alter table public.lead_questions force row level security;
create policy "the team reads what was asked" on public.lead_questions for select to authenticated using ((select private.is_team()));
create policy "the team asks in its own name" on public.lead_questions for insert to authenticated
  with check ((select private.is_team()) and asked_by = (select auth.uid()));
revoke all on public.lead_questions from public, anon, authenticated, service_role;
grant select on public.lead_questions to authenticated;
grant insert (id, lead_id, asked_by, question) on public.lead_questions to authenticated;
grant select, insert, delete on public.lead_questions to service_role;

-- A row of the question is a mail on its way: both or neither.
create function private.mail_question() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform private.enqueue_mail('lead_question', 'lead_question:' || new.id, l.email, jsonb_build_object('question_id', new.id))
    from public.leads l where l.id = new.lead_id;
  return null;
end $$;
create trigger mail_question after insert on public.lead_questions for each row execute function private.mail_question();

-- Whoever sent the form in hears what a person decided. What the rules alone decided is on the result page at once.
create function private.mail_decision() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.source = 'form' and new.status in ('qualified', 'closed') and private.actor_kind() in ('team', 'admin') then
    perform private.enqueue_mail('lead_decided', 'lead_decided:' || new.id || ':' || new.row_version, new.email,
      jsonb_build_object('submission_id', new.submission_id, 'status', new.status));
  end if;
  return null;
end $$;
create trigger mail_decision after update of status on public.leads for each row when (old.status <> new.status) execute function private.mail_decision();

-- Nothing to say any more when the lead went elsewhere meanwhile.
create function private.mail_lead_question(p_data jsonb) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('submission_id', l.submission_id, 'question', q.question)
  from public.lead_questions q join public.leads l on l.id = q.lead_id
  where q.id = (p_data ->> 'question_id')::uuid and l.status in ('new', 'needs_review')
$$;

create function private.mail_lead_decided(p_data jsonb) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('submission_id', l.submission_id, 'status', l.status, 'tier', t.name, 'is_changed', l.approved_tier <> l.recommended_tier,
    'payable', private.payable_of_lead(l))
  from public.leads l left join public.tiers t on t.id = l.approved_tier
  where l.submission_id = (p_data ->> 'submission_id')::uuid and l.status::text = p_data ->> 'status' and l.converted_at is null
$$;

create or replace function private.review_refusal(p_lead public.leads, p_decision text, p_tier integer) returns text
language sql stable set search_path = '' as $$
  select case
    when p_lead.converted_at is not null then 'This lead has become a project. What follows is decided there.'
    when p_decision in ('approve', 'change', 'ask') and p_lead.status not in ('new', 'needs_review')
      then 'Only a lead that waits for a decision can be approved or asked. Reopen it first.'
    when p_decision = 'change' and p_tier = p_lead.recommended_tier then 'That is the tier that was recommended. Approve it instead.'
    when p_decision = 'close' and p_lead.status = 'closed' then 'This lead is closed already.'
    when p_decision = 'reopen' and p_lead.status not in ('qualified', 'closed') then 'This lead is open already.'
    when p_decision in ('close', 'reopen') and exists (
      select from public.payments p join public.dues d on d.id = p.due_id where d.lead_id = p_lead.id and p.status = 'succeeded')
      then 'This lead has paid. Its project opens in a moment.'
  end
$$;

create or replace function public.review_lead(p_id uuid, p_decision text, p_tier integer, p_reason text, p_row_version integer) returns jsonb
language plpgsql security invoker set search_path = '' as $$
declare
  v_lead public.leads;
  v_reason text := nullif(btrim(p_reason), '');
  v_refusal text;
begin
  if p_decision not in ('approve', 'change', 'close', 'reopen', 'ask') then raise exception 'There is no such decision.' using errcode = 'PT400'; end if;
  if p_decision = 'change' and p_tier is null then raise exception 'Choose a tier.' using errcode = 'PT400'; end if;
  if p_decision in ('change', 'close', 'ask') and (v_reason is null or length(v_reason) not between 10 and 500) then
    raise exception 'Write 10 to 500 characters.' using errcode = 'PT400';
  end if;
  select * into v_lead from public.leads where id = p_id for update;
  if not found then raise exception 'There is no such lead.' using errcode = 'PT404'; end if;
  if v_lead.row_version <> p_row_version then
    raise exception 'Somebody changed this lead while you were looking at it. This is how it stands now.' using errcode = 'PT409';
  end if;
  v_refusal := private.review_refusal(v_lead, p_decision, p_tier);
  if v_refusal is not null then raise exception '%', v_refusal using errcode = 'PT409'; end if;

  if p_decision = 'ask' then
    insert into public.lead_questions (lead_id, asked_by, question) values (p_id, private.actor_id(), v_reason);
    perform set_config('sage.reason', '', true);
    if v_lead.status = 'new' then update public.leads set status = 'needs_review' where id = p_id returning * into v_lead; end if;
  else
    perform set_config('sage.reason', coalesce(v_reason, ''), true);
    update public.leads set
      status = case p_decision when 'close' then 'closed' when 'reopen' then 'needs_review' else 'qualified' end::public.lead_status,
      approved_tier = case p_decision when 'approve' then recommended_tier when 'change' then p_tier end,
      review_reason = case when p_decision in ('change', 'close') then v_reason end,
      reviewer_id = private.actor_id(),
      reviewed_at = now()
    where id = p_id
    returning * into v_lead;
  end if;
  return jsonb_build_object('id', v_lead.id, 'status', v_lead.status, 'approved_tier', v_lead.approved_tier, 'row_version', v_lead.row_version);
end $$;

revoke all on function private.mail_question(), private.mail_decision(), private.mail_lead_question(jsonb), private.mail_lead_decided(jsonb) from public;
