import { afterAll, beforeAll, expect, it } from 'vitest';
import { acting, type ActorKind, one, refusal } from './acting.ts';
import { freshDatabase } from './database.ts';
import { newClient, newProject, newUser } from './new-rows.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
const ids: Record<string, string> = {};

beforeAll(async () => {
  database = await freshDatabase();
  const { client } = database;
  ids.maya = await newUser(client);
  ids.stranger = await newUser(client);
  ids.team = await newUser(client, { user_type: 'team' });
  ids.project = await newProject(client, { client_id: await newClient(client, { user_id: ids.maya }) });
  await newClient(client, { user_id: ids.stranger });
});
afterAll(() => database?.drop());

const query = (sql: string, values: unknown[] = []) => database.client.query(sql, values);
const as = <T>(kind: ActorKind, userId: string, work: () => Promise<T>) => acting(database.client, { kind, userId, asRole: true }, work);

/** A stored file of Maya's project and its deliverable. */
async function stored({ checked = true, published = true, deleted = false }): Promise<string> {
  const { path, id } = await one<{ path: string; id: string }>(
    database.client,
    `insert into public.files (project_id, name, size_bytes, mime_type, sha256, checked_at, uploaded_by)
     values ($1, 'plan.pdf', 10, 'application/pdf', repeat('a', 64), case when $2 then now() end, $3) returning path, id`,
    [ids.project, checked, ids.team],
  );
  await query(
    `insert into public.deliverables (project_id, file_id, name, category, published_at, deleted_at)
     values ($1, $2, 'Plan', 'Document', case when $3 then now() end, case when $4 then now() end)`,
    [ids.project, id, published, deleted],
  );
  await query(`insert into storage.objects (bucket_id, name) values ('files', $1)`, [path]);
  return path;
}

const sees = async (kind: ActorKind, userId: string, path: string) =>
  as(kind, userId, async () => {
    const object = await query('select from storage.objects where name = $1', [path]);
    const deliverable = await query('select from public.deliverables where file_id::text = $1', [path]);
    return [object.rowCount, deliverable.rowCount];
  });

it('is one private bucket with limits of its own', async () => {
  const bucket = await one(
    database.client,
    `select public, file_size_limit::int as limit, allowed_mime_types as types from storage.buckets`,
  );
  expect(bucket).toMatchObject({ public: false, limit: 52428800 });
  expect(bucket.types).toContain('application/pdf');
  expect(bucket.types.join()).not.toMatch(/svg|html|\*/);
});

it('shows a client what was published for them, with its object', async () => {
  const path = await stored({});
  expect(await sees('client', ids.maya!, path)).toEqual([1, 1]);
  expect(await sees('team', ids.team!, path)).toEqual([1, 1]);
  expect(await sees('client', ids.stranger!, path)).toEqual([0, 0]);
});

it.each([
  ['not published', { published: false }],
  ['deleted', { deleted: true }],
])('hides from the client what was %s', async (_, state) => {
  const path = await stored(state);
  expect(await sees('client', ids.maya!, path)).toEqual([0, 0]);
  expect(await sees('team', ids.team!, path)).toEqual([1, 1]);
});

it('serves to nobody what was not checked; the team sees that it is there', async () => {
  const path = await stored({ checked: false });
  expect(await sees('client', ids.maya!, path)).toEqual([0, 0]);
  expect(await sees('team', ids.team!, path)).toEqual([0, 1]);
});

it('takes an object only from whoever announced its file, and only until it was checked', async () => {
  const announce = (checked: boolean) =>
    one<{ path: string }>(
      database.client,
      `insert into public.files (project_id, name, size_bytes, mime_type, sha256, checked_at, uploaded_by)
       values ($1, 'a.pdf', 10, 'application/pdf', repeat('a', 64), case when $2 then now() end, $3) returning path`,
      [ids.project, checked, ids.team],
    );
  const upload = (kind: ActorKind, userId: string, path: string) =>
    refusal(as(kind, userId, () => query(`insert into storage.objects (bucket_id, name) values ('files', $1)`, [path])));
  const { path } = await announce(false);
  expect(await upload('team', ids.team!, path)).toBeNull();
  expect((await upload('client', ids.maya!, path))?.code).toBe('42501');
  expect((await upload('team', ids.team!, 'elsewhere.pdf'))?.code).toBe('42501');
  expect((await upload('team', ids.team!, (await announce(true)).path))?.code).toBe('42501');
});
