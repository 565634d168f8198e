-- A step that begins and is up to the client: its people get a mail, at most one an hour about the same step, so that a step back and forth
-- tells them once. What a project begins with is told by the receipt and the invitation.

create function private.mail_turn() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform private.enqueue_mail('your_turn', 'your_turn:' || new.id || ':' || u.id || ':' || extract(epoch from now()), u.email,
    jsonb_build_object('milestone_id', new.id))
  from public.projects p join public.client_people cp on cp.client_id = p.client_id join public.users u on u.id = cp.user_id
  where p.id = new.project_id and p.created_at <> now() and u.email is not null and u.deactivated_at is null and not exists (
    select from public.mails m where m.created_at > now() - interval '1 hour' and m.kind = 'your_turn' and m.recipient = u.email
      and m.data ->> 'milestone_id' = new.id::text);
  return null;
end $$;
create trigger mail_turn after update of status on public.milestones for each row
  when (new.status = 'in_progress' and old.status <> 'in_progress' and new.turn = 'client') execute function private.mail_turn();

-- Nothing any more when the step is no longer under way.
create function private.mail_your_turn(p_data jsonb) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('step', m.name, 'kind', m.kind, 'due_date', m.due_date, 'project_id', p.id, 'project', p.name)
  from public.milestones m join public.projects p on p.id = m.project_id
  where m.id = (p_data ->> 'milestone_id')::uuid and m.status = 'in_progress' and p.status <> 'closed'
$$;

revoke all on function private.mail_turn(), private.mail_your_turn(jsonb) from public;
