-- What the mail about a published deliverable says. Nothing any more when it was taken back meanwhile.

create function private.mail_deliverable_published(p_data jsonb) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('deliverable_id', d.id, 'deliverable', d.name, 'category', d.category, 'version', d.version, 'description', d.description,
    'project_id', p.id, 'project', p.name)
  from public.deliverables d join public.projects p on p.id = d.project_id
  where d.id = (p_data ->> 'deliverable_id')::uuid and d.published_at is not null and d.deleted_at is null
$$;
revoke all on function private.mail_deliverable_published(jsonb) from public;
