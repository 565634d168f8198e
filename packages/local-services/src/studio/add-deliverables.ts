import type pg from 'pg';
import { deliverableId, DELIVERABLES, fileId, MESSAGES } from './deliverables.ts';
import { oneRow } from './one-row.ts';
import { emailOf, FIRST_PROJECT, TEAM_MEMBER } from './people.ts';
import type { StoredFile } from './store-files.ts';

/** Rows for what `store-files.ts` stored and read back; and what people wrote to each other. */
export async function addDeliverables(client: pg.Client, files: ReadonlyMap<string, StoredFile>, portalUrl: string): Promise<void> {
  for (const [n, item] of DELIVERABLES.entries()) {
    const file = files.get(fileId(n));
    if (!file) throw new Error(`${item.file} was not stored.`);
    const { projectId } = await project(client, item.key);
    await client.query(
      `insert into public.files (id, project_id, name, size_bytes, mime_type, sha256, uploaded_by, checked_at, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, now(), now() - make_interval(days => $8))`,
      [file.id, projectId, item.file, file.size, file.type, file.sha256, TEAM_MEMBER, item.daysAgo],
    );
    await client.query(
      `insert into public.deliverables (id, project_id, file_id, name, file_path, file_url, file_size, file_type, category, description, uploaded_by, published_at, created_at)
       values ($1, $2, $3::uuid, $4, $3::uuid::text, $5, $6, $7, $8, $9, $10, case when $11 then now() - make_interval(days => $12) end, now() - make_interval(days => $12))`,
      [deliverableId(n), projectId, file.id, item.name, `${portalUrl}/deliverables/${deliverableId(n)}/file`, file.size, file.type, item.category, item.description, TEAM_MEMBER, item.isPublished, item.daysAgo],
    );
  }
  for (const { key, by, daysAgo, body } of MESSAGES) {
    const { projectId, userId } = await project(client, key);
    await client.query('insert into public.messages (project_id, author_id, source, body, created_at) values ($1, $2, $3, $4, now() - make_interval(days => $5))',
      [projectId, by === 'client' ? userId : TEAM_MEMBER, by === 'client' ? 'portal' : 'ops', body, daysAgo]);
  }
}

function project(client: pg.Client, key: string): Promise<{ projectId: string; userId: string }> {
  return oneRow(
    client,
    `select p.id as "projectId", c.user_id as "userId" from public.projects p join public.clients c on c.id = p.client_id join public.users u on u.id = c.user_id
     where u.email = $1 and ($1 <> 'maya@example.com' or p.id = $2)`,
    [emailOf(key), FIRST_PROJECT],
  );
}
