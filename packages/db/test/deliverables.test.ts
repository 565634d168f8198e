import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acting, one, refusal } from './acting.ts';
import { freshDatabase } from './database.ts';
import { openProject } from './journeys.ts';
import { newUser } from './new-rows.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let tom: string;
let projectId: string;
beforeAll(async () => {
  database = await freshDatabase();
  tom = await newUser(database.client, { user_type: 'team' });
  projectId = (await openProject(database.client, 2, { email: 'maya@example.com' })).id;
});
afterAll(() => database?.drop());

const SHA = 'a'.repeat(64);
const asTom = <T>(work: () => Promise<T>) => acting(database.client, { kind: 'team', userId: tom, asRole: true }, work, { keep: true });

async function announce(by = tom) {
  const id = randomUUID();
  await database.client.query(
    `insert into public.files (id, project_id, name, size_bytes, mime_type, uploaded_by) values ($1, $2, 'plan.pdf', 100, 'application/pdf', $3)`,
    [id, projectId, by],
  );
  return id;
}

async function add(fileId: string, replacesId: string | null = null) {
  const id = randomUUID();
  const asked = { id, project_id: projectId, file_id: fileId, name: 'Planting plan', category: 'Document', replaces_id: replacesId, file_url: `/deliverables/${id}/file` };
  await asTom(() => database.client.query('select public.add_deliverable($1, 42, $2)', [JSON.stringify(asked), SHA]));
  return id;
}

const publish = (id: string) =>
  asTom(() => database.client.query('select public.publish_deliverable($1, (select row_version from public.deliverables where id = $1))', [id]));
const takeBack = (id: string) =>
  asTom(() => database.client.query('select public.unpublish_deliverable($1, (select row_version from public.deliverables where id = $1))', [id]));
const remove = (id: string) =>
  asTom(() => database.client.query('select public.delete_deliverable($1, (select row_version from public.deliverables where id = $1))', [id]));
const check = (fileId: string) => database.client.query('update public.files set checked_at = now() where id = $1', [fileId]);
const fileOf = async (who: Parameters<typeof acting>[1], id: string) =>
  acting(database.client, who, async () => (await one<{ file: unknown }>(database.client, 'select public.deliverable_file($1) as file', [id])).file);

describe('a deliverable', () => {
  it('takes size and hash of what was sent, and asks for a check', async () => {
    const fileId = await announce();
    await add(fileId);
    expect(await one(database.client, 'select size_bytes, sha256 from public.files where id = $1', [fileId])).toEqual({ size_bytes: 42, sha256: SHA });
    expect(
      await one(database.client, `select count(*)::int as jobs from graphile_worker.jobs where key = 'files.check:' || $1`, [fileId]),
    ).toEqual({ jobs: 1 });
  });

  it('is published once its file was checked, and then the client is told once', async () => {
    const fileId = await announce();
    const id = await add(fileId);
    expect(await refusal(publish(id))).toMatchObject({ code: 'PT409' });
    await check(fileId);
    await publish(id);
    await publish(id);
    const { rows } = await database.client.query(`select recipient from public.mails where kind = 'deliverable_published' and data ->> 'deliverable_id' = $1`, [id]);
    expect(rows).toEqual([{ recipient: 'maya@example.com' }]);
  });

  it('says why a refused file cannot be published', async () => {
    const fileId = await announce();
    const id = await add(fileId);
    await database.client.query(`update public.files set check_error = 'It is not what was sent.' where id = $1`, [fileId]);
    expect((await refusal(publish(id)))?.message).toContain('It is not what was sent.');
  });

  it('is read by its client once it is published, and by nobody else\'s', async () => {
    const fileId = await announce();
    const id = await add(fileId);
    await check(fileId);
    const { id: maya } = await one<{ id: string }>(database.client, `select id from public.users where email = 'maya@example.com'`);
    const client = { kind: 'client', userId: maya, asRole: true } as const;
    expect(await fileOf(client, id)).toBeNull();
    await publish(id);
    expect(await fileOf(client, id)).toMatchObject({ path: fileId, name: 'plan.pdf' });
    expect(await fileOf({ ...client, userId: await newUser(database.client) }, id)).toBeNull();
  });

  it('counts its versions', async () => {
    const first = await add(await announce());
    const second = await add(await announce(), first);
    expect(await one(database.client, 'select version, replaces_id from public.deliverables where id = $1', [second])).toEqual({ version: 2, replaces_id: first });
  });

  it.each([
    ['of another uploader', async () => announce(await newUser(database.client, { user_type: 'team' }))],
    ['that was checked before', async () => {
      const fileId = await announce();
      await database.client.query('update public.files set sha256 = $2, checked_at = now() where id = $1', [fileId, SHA]);
      return fileId;
    }],
    ['that is not there', async () => randomUUID()],
  ])('is not made of a file %s', async (_, given) => {
    expect(await refusal(add(await given()))).toMatchObject({ code: 'PT404' });
  });
});

describe('what was published by mistake', () => {
  const published = async () => {
    const fileId = await announce();
    const id = await add(fileId);
    await check(fileId);
    await publish(id);
    return id;
  };

  it('is taken back, and then its client has no way to it', async () => {
    const id = await published();
    const { id: maya } = await one<{ id: string }>(database.client, `select id from public.users where email = 'maya@example.com'`);
    await takeBack(id);
    expect(await fileOf({ kind: 'client', userId: maya, asRole: true }, id)).toBeNull();
    expect(await refusal(takeBack(id))).toMatchObject({ code: 'PT409' });
  });

  it('can be published again, without a second mail', async () => {
    const id = await published();
    await takeBack(id);
    await publish(id);
    expect(await one(database.client, `select count(*)::int as mails from public.mails where data ->> 'deliverable_id' = $1`, [id])).toEqual({ mails: 1 });
  });

  it('is not deleted while its client sees it, also not by a plain update', async () => {
    const id = await published();
    expect(await refusal(remove(id))).toMatchObject({ code: 'PT409' });
    expect(await refusal(asTom(() => database.client.query('update public.deliverables set deleted_at = now() where id = $1', [id])))).toMatchObject({ code: '42501' });
  });

  it('is not taken back by somebody who looks at an older state of it, nor by its client', async () => {
    const id = await published();
    expect(await refusal(asTom(() => database.client.query('select public.unpublish_deliverable($1, 1)', [id])))).toMatchObject({ code: 'PT409' });
    const asClient = acting(database.client, { kind: 'client', asRole: true }, () => database.client.query('select public.unpublish_deliverable($1, 2)', [id]));
    expect(await refusal(asClient)).toMatchObject({ code: 'PT403' });
  });
});

it('deletes a version that was never shown, and another may take its place', async () => {
  const first = await add(await announce());
  const second = await add(await announce(), first);
  await remove(second);
  for (const attempt of [remove, publish, takeBack]) expect(await refusal(attempt(second))).toEqual({ code: 'PT409', message: 'This was already deleted.' });
  expect(await refusal(remove(randomUUID()))).toMatchObject({ code: 'PT404' });
  const third = await add(await announce(), first);
  expect(await one(database.client, 'select version from public.deliverables where id = $1', [third])).toEqual({ version: 2 });
});
