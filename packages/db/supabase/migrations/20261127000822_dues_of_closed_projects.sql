-- What is still open of a closed project is not the client's to pay: whether it is owed at all is between them and the studio. Reopened, it can be paid again.

create or replace function public.portal_begin_checkout(p_due_id uuid) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  v_due public.dues;
  v_project public.projects;
begin
  select j.* into v_project from public.dues d join public.projects j on j.id = d.project_id
    where d.id = p_due_id and j.id in (select private.own_project_ids()) for no key update of j;
  if not found then raise exception 'There is no such due.' using errcode = 'PT404'; end if;
  select * into v_due from public.dues where id = p_due_id;
  if v_due.cancelled_at is not null then raise exception 'This is no longer owed.' using errcode = 'PT409'; end if;
  if v_project.status = 'closed' then raise exception 'The project is closed, so this cannot be paid here. Please ask the studio.' using errcode = 'PT409'; end if;
  return private.checkout_order(private.open_payment(v_due, v_project.tier));
end $$;

create or replace function public.portal_payments() returns jsonb language sql stable security invoker set search_path = '' as $$
  select jsonb_build_object('zone', private.studio_zone(), 'projects', coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name,
    'tier', p.tier, 'tier_name', t.name, 'status', p.status, 'payment_status', p.payment_status, 'dues', private.dues_of(p.id), 'payments', private.payments_of(p.id))
    order by p.created_at desc, p.id desc), '[]'))
  from public.projects p join public.tiers t on t.id = p.tier
  where p.client_id in (select private.own_client_ids())
$$;
