import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acting, one, refusal, type ActorKind } from './acting.ts';
import { freshDatabase } from './database.ts';
import { newClient, newProject, newUser } from './new-rows.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database?.drop());

let maya: string;
let project: string;
beforeEach(async () => {
  maya = await newUser(database.client);
  project = await newProject(database.client, { client_id: await newClient(database.client, { user_id: maya }) });
  await database.client.query(`update public.sync_kinds set mode = 'two_way' where kind = 'project'`);
});

const as = <T>(kind: ActorKind, work: () => Promise<T>, userId = maya) => acting(database.client, { kind, userId, asRole: true }, work, { keep: true });
const HASH = { a: 'a'.repeat(64), b: 'b'.repeat(64) };
const words = (text: string) => ({ blocks: [{ kind: 'paragraph', spans: [{ text }], children: [] }] });
const store = async (text: string, hash: string, begunAt = '2026-11-20T10:00:00Z', { editedAt = '2026-11-20T09:00:00Z', blocks = [] as string[] } = {}) =>
  (await one<{ stored: boolean }>(database.client, 'select private.store_project_content($1, $2, $3, $4, $5, $6) as stored', [project, words(text), hash, editedAt, blocks, begunAt])).stored;

interface Page {
  content: { document: { blocks: { spans?: { text: string }[] }[] }; files: string[] } | null;
}
const page = (userId = maya) => as('client', () => one<{ page: Page | null }>(database.client, 'select public.portal_project_page($1) as page', [project]), userId).then((row) => row.page);
const shown = async () => (await page())?.content?.document.blocks[0]?.spans?.[0]?.text ?? null;

describe('the brief', () => {
  it('is what was read last, and written only when it differs', async () => {
    expect(await store('Shade', HASH.a)).toBe(true);
    const { xmin } = await one<{ xmin: string }>(database.client, 'select xmin from public.project_content where project_id = $1', [project]);
    expect(await store('Shade', HASH.a)).toBe(false);
    expect(await one(database.client, 'select xmin from public.project_content where project_id = $1', [project])).toEqual({ xmin });
    expect(await store('Shade and quiet', HASH.b, '2026-11-20T10:01:00Z')).toBe(true);
    expect(await shown()).toBe('Shade and quiet');
  });

  it('of a reading that took long does not replace a later one', async () => {
    await store('Later', HASH.b, '2026-11-20T10:05:00Z');
    expect(await store('Earlier', HASH.a, '2026-11-20T10:04:00Z')).toBe(false);
    expect(await shown()).toBe('Later');
  });

  it('loses what was deleted in Notion, although nothing that is left was edited since', async () => {
    await store('Between us', HASH.b, '2026-11-20T10:05:00Z', { editedAt: '2026-11-20T10:05:00Z' });
    expect(await store('Shade', HASH.a, '2026-11-20T10:06:00Z', { editedAt: '2026-11-20T09:00:00Z' })).toBe(true);
    expect(await shown()).toBe('Shade');
  });

  it('is nobody else\'s', async () => {
    await store('Shade', HASH.a);
    expect(await page(await newUser(database.client))).toBeNull();
  });

  it('is neither read nor shown while projects are display only', async () => {
    await store('Shade', HASH.a);
    await database.client.query(`update public.sync_kinds set mode = 'push' where kind = 'project'`);
    expect(await store('More', HASH.b)).toBe(false);
    expect((await page())?.content).toBeNull();
  });
});

describe('a file of the brief', () => {
  const keep = async (block: string, name = 'gate.jpg', sha256 = HASH.a) =>
    (await one<{ id: string }>(database.client, 'select private.keep_content_file($1, $2, $3, $4) as id', [
      project, block, `https://files.example/${name}`, { id: randomUUID(), name, size_bytes: 3, mime_type: 'image/jpeg', sha256 }])).id;
  const checked = (id: string) => database.client.query('update public.files set checked_at = now() where id = $1', [id]);
  const served = (id: string, userId = maya) =>
    as('client', () => one<{ file: { name: string } | null }>(database.client, 'select public.content_file($1, $2) as file', [project, id]), userId).then(({ file }) => file?.name ?? null);
  const withImage = async (id: string, block: string, hash: string) => {
    const document = { blocks: [{ kind: 'image', file: id, name: 'gate.jpg', caption: [] }] };
    await database.client.query('select private.store_project_content($1, $2, $3, null, $4, clock_timestamp())', [project, document, hash, [block]]);
  };

  it('is served once it was checked, to its client alone', async () => {
    const id = await keep('block-1');
    await withImage(id, 'block-1', HASH.a);
    expect([await served(id), (await page())?.content?.files]).toEqual([null, []]);
    expect((await database.client.query(`select from graphile_worker.jobs where key = 'files.check:' || $1`, [id])).rowCount).toBe(1);
    await checked(id);
    expect([await served(id), (await page())?.content?.files]).toEqual(['gate.jpg', [id]]);
    expect(await served(id, await newUser(database.client))).toBeNull();
  });

  it('is the same file while its bytes are the same', async () => {
    const id = await keep('block-1');
    expect(await keep('block-1')).toBe(id);
    expect(await keep('block-1', 'gate.jpg', HASH.b)).not.toBe(id);
  });

  it('takes the name that its bytes have now', async () => {
    const id = await keep('block-1');
    await checked(id);
    expect(await keep('block-1', 'oak.jpg')).toBe(id);
    expect(await served(id)).toBe('oak.jpg');
  });

  it('is served no more when its block is gone, or while projects are display only', async () => {
    const id = await keep('block-1');
    await checked(id);
    await withImage(id, 'block-1', HASH.a);
    await database.client.query(`update public.sync_kinds set mode = 'push' where kind = 'project'`);
    expect(await served(id)).toBeNull();
    await database.client.query(`update public.sync_kinds set mode = 'two_way' where kind = 'project'`);
    expect(await served(id)).toBe('gate.jpg');
    await store('No picture', HASH.b, new Date(Date.now() + 60_000).toISOString());
    expect(await served(id)).toBeNull();
  });
});

describe('a share in Notion', () => {
  const deliverable = async (values: string) =>
    (await one<{ id: string }>(database.client, `insert into public.deliverables (project_id, name, category, published_at, notion_page_id) values ($1, 'Plan', 'Document', ${values}) returning id`, [project])).id;
  const note = async (id: string, isShared: boolean, kind: ActorKind = 'team') =>
    as(kind, () => database.client.query('select public.note_notion_share($1, $2)', [id, isShared]), kind === 'team' ? await newUser(database.client, { user_type: 'team', name: 'Tom' }) : maya);
  const shares = async (id: string) => (await database.client.query('select ended_at is null as open from public.notion_shares where deliverable_id = $1 order by shared_at', [id])).rows;

  it('is noted once, with who did it, and can end and begin again', async () => {
    const id = await deliverable(`now(), 'page-${randomUUID()}'`);
    await note(id, true);
    await note(id, true);
    expect(await shares(id)).toEqual([{ open: true }]);
    await note(id, false);
    await note(id, false);
    await note(id, true);
    expect(await shares(id)).toEqual([{ open: false }, { open: true }]);
    expect((await database.client.query(`select action from public.audit_log where resource_type = 'notion_share' and user_id is not null order by seq desc limit 3`)).rows.map(({ action }) => action)).toEqual(['share', 'update', 'share']);
  });

  it('is for published deliverables that have a page, and for the team', async () => {
    expect((await refusal(note(await deliverable('now(), null'), true)))?.code).toBe('PT409');
    expect((await refusal(note(await deliverable(`null, 'page-${randomUUID()}'`), true)))?.code).toBe('PT409');
    expect((await refusal(note(randomUUID(), true)))?.code).toBe('PT404');
    expect((await refusal(note(await deliverable(`now(), 'page-${randomUUID()}'`), true, 'client')))?.code).toBe('PT403');
  });
});
