import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createClientFor, mintToken } from '../../src/index.ts';
import { newClient, newProject, newUser } from '../new-rows.ts';

const { databaseUrl, url, publishableKey, jwtSecret } = inject('supabase');
const admin = new pg.Client(databaseUrl);
beforeAll(() => admin.connect());
afterAll(() => admin.end());

async function bucketOf(userType: 'team' | 'sage_client', userId: string) {
  const identity = { role: 'authenticated', userId, userType, sessionId: randomUUID() } as const;
  const token = await mintToken({ SUPABASE_JWT_SECRET: jwtSecret }, identity, { requestId: 'storage-test' });
  const env = { SUPABASE_URL: url, SUPABASE_PUBLISHABLE_KEY: publishableKey };
  return createClientFor({ env, token, requestId: 'storage-test' }).storage.from('files');
}

it('serves a file to nobody before it was checked, then to the team, and to its client once published', async () => {
  const [team, maya, stranger] = [await newUser(admin, { user_type: 'team' }), await newUser(admin), await newUser(admin)];
  const project = await newProject(admin, { client_id: await newClient(admin, { user_id: maya }) });
  const file = randomUUID();
  await admin.query(
    `insert into public.files (id, project_id, name, size_bytes, mime_type, uploaded_by) values ($1, $2, 'plan.pdf', 4, 'application/pdf', $3)`,
    [file, project, team],
  );
  const buckets = {
    team: await bucketOf('team', team),
    maya: await bucketOf('sage_client', maya),
    stranger: await bucketOf('sage_client', stranger),
  };
  const readers = async () => {
    const found = await Promise.all(Object.entries(buckets).map(async ([who, bucket]) => ((await bucket.download(file)).data ? who : '')));
    return found.filter(Boolean);
  };

  const upload = (bucket: (typeof buckets)['team']) => bucket.upload(file, Buffer.from('%PDF'), { contentType: 'application/pdf' });
  expect((await upload(buckets.maya)).error).toMatchObject({ message: expect.stringMatching(/row-level security/) });
  expect((await upload(buckets.team)).error).toBeNull();
  expect(await readers()).toEqual([]);
  expect((await buckets.team.createSignedUrl(file, 60)).data?.signedUrl).toBeUndefined();

  await admin.query(`update public.files set checked_at = now(), sha256 = repeat('0', 64) where id = $1`, [file]);
  expect(await readers()).toEqual(['team']);
  await admin.query(
    `insert into public.deliverables (project_id, file_id, name, category, published_at) values ($1, $2, 'Plan', 'Document', now())`,
    [project, file],
  );
  expect(await readers()).toEqual(['team', 'maya']);
});
