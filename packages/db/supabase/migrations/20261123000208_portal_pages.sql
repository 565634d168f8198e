-- The portal's pages, one round trip each, with the caller's own rights: row-level security decides what is there.

-- What was published, newest first. A version that was replaced by a published one is named by it.
create function private.deliverables_of(p_project_id uuid) returns jsonb language sql stable security invoker set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name, 'category', d.category, 'description', d.description,
    'file_type', d.file_type, 'file_size', d.file_size, 'version', d.version, 'published_at', d.published_at, 'is_latest', not exists (
      select from public.deliverables n where n.replaces_id = d.id and n.published_at is not null and n.deleted_at is null))
    order by d.published_at desc, d.id desc), '[]')
  from public.deliverables d
  where d.project_id = p_project_id and d.published_at is not null and d.deleted_at is null
$$;

-- Null when it is not there or not theirs.
create function public.portal_project(p_id uuid) returns jsonb language sql stable security invoker set search_path = '' as $$
  select jsonb_build_object('zone', private.studio_zone(), 'project', jsonb_build_object('id', p.id, 'name', p.name, 'tier', p.tier,
    'tier_name', t.name, 'status', p.status, 'payment_status', p.payment_status, 'site_address', p.site_address,
    'agreed_rounds', p.agreed_rounds, 'created_at', p.created_at, 'milestones', private.milestones_of(p.id), 'dues', private.dues_of(p.id),
    'deliverables', private.deliverables_of(p.id)))
  from public.projects p join public.tiers t on t.id = p.tier
  where p.id = p_id and p.client_id in (select private.own_client_ids())
$$;

create function private.payments_of(p_project_id uuid) returns jsonb language sql stable security invoker set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'due_id', p.due_id, 'label', d.label, 'amount_cents', p.amount,
    'refunded_cents', p.amount_refunded, 'currency', p.currency, 'status', p.status, 'paid_at', p.paid_at)
    order by p.paid_at desc, p.id desc), '[]')
  from public.payments p join public.dues d on d.id = p.due_id
  where p.project_id = p_project_id and p.status in ('succeeded', 'refunded')
$$;

create function public.portal_payments() returns jsonb language sql stable security invoker set search_path = '' as $$
  select jsonb_build_object('zone', private.studio_zone(), 'projects', coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name,
    'tier', p.tier, 'tier_name', t.name, 'payment_status', p.payment_status, 'dues', private.dues_of(p.id), 'payments', private.payments_of(p.id))
    order by p.created_at desc, p.id desc), '[]'))
  from public.projects p join public.tiers t on t.id = p.tier
  where p.client_id in (select private.own_client_ids())
$$;

-- What stands at the top and the foot of a receipt.
create function private.studio_letterhead() returns jsonb language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('name', name, 'tax_line', tax_line, 'zone', zone) from public.studio_settings
$$;

-- Null when nothing was received with this payment, or it is not theirs.
create function public.portal_receipt(p_payment_id uuid) returns jsonb language sql stable security invoker set search_path = '' as $$
  select jsonb_build_object('studio', private.studio_letterhead(), 'client', c.name, 'project', j.name, 'site_address', j.site_address,
    'payment', jsonb_build_object('id', p.id, 'label', d.label, 'amount_cents', p.amount, 'refunded_cents', p.amount_refunded,
      'currency', p.currency, 'paid_at', p.paid_at))
  from public.payments p join public.dues d on d.id = p.due_id join public.projects j on j.id = p.project_id
    join public.clients c on c.id = j.client_id
  where p.id = p_payment_id and p.status in ('succeeded', 'refunded') and j.client_id in (select private.own_client_ids())
$$;

-- The file behind a deliverable, for whoever may read it. Null for everyone else.
create function public.deliverable_file(p_id uuid) returns jsonb language sql stable security invoker set search_path = '' as $$
  select jsonb_build_object('path', f.path, 'name', f.name, 'mime_type', f.mime_type)
  from public.deliverables d join public.files f on f.id = d.file_id
  where d.id = p_id and d.deleted_at is null and f.checked_at is not null
$$;

revoke all on function private.deliverables_of(uuid), private.payments_of(uuid), private.studio_letterhead() from public;
grant execute on function private.deliverables_of(uuid), private.payments_of(uuid), private.studio_letterhead() to authenticated;
revoke all on function public.portal_project(uuid), public.portal_payments(), public.portal_receipt(uuid), public.deliverable_file(uuid)
  from public, anon, authenticated, service_role;
grant execute on function public.portal_project(uuid), public.portal_payments(), public.portal_receipt(uuid), public.deliverable_file(uuid)
  to authenticated;
