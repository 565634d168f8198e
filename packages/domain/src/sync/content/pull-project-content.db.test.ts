import { createHash } from 'node:crypto';
import { Client, type BlockObjectRequest } from '@notionhq/client';
import { freshDatabase, type FreshDatabase } from '@sage/db/testing';
import { createNotionStandIn, serveNotion, type NotionStandIn } from '@sage/local-services/testing';
import { createSync, databaseClock, type Sync } from '@sage/notion-sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { syncRegistry } from '../registry.ts';
import { pullProjectContent, type PullContentParts } from './pull-project-content.ts';

const token = 'ntn_the_only_one';
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

let database: FreshDatabase;
let standIn: NotionStandIn;
let close: () => Promise<void>;
let url: string;
let sync: Sync;
let project: string;
let pageId: string;
let downloads: string[];
/** why: Storage belongs to a whole stack, and has tests of its own there. */
let bucket: Map<string, Buffer>;
beforeEach(async () => {
  database = await freshDatabase();
  await database.client.query('delete from public.sync_changes');
  standIn = createNotionStandIn({ token, callsPerMinute: 100_000 });
  ({ url, close } = await serveNotion(standIn, 0));
  sync = createSync({ sql: database.client, notion: { NOTION_TOKEN: token, NOTION_API_URL: url }, callsPerMinute: 100_000, parentPageId: standIn.parentPageId, registry: syncRegistry({ portalUrl: 'https://portal.example' }), worker: 'one', clock: databaseClock });
  [downloads, bucket] = [[], new Map()];
  await openProject();
});
afterEach(async () => {
  await close();
  await database.drop();
});

const query = async <Row extends object>(sql: string, values: unknown[] = []) => (await database.client.query<Row>(sql, values)).rows;
const person = () => new Client({ auth: token, baseUrl: url, notionVersion: '2026-03-11', retry: false, logger: () => undefined });
const append = async (...children: BlockObjectRequest[]) => (await person().blocks.children.append({ block_id: pageId, children })).results.map(({ id }) => id);
const paragraph = (content: string): BlockObjectRequest => ({ type: 'paragraph', paragraph: { rich_text: [{ text: { content } }] } });

async function openProject() {
  const [client] = await query<{ id: string }>(`insert into public.clients (name, tier) values ('Okafor', 2) returning id`);
  const [row] = await query<{ id: string }>(`insert into public.projects (client_id, tier, name) values ($1, 2, 'Garden') returning id`, [client!.id]);
  project = row!.id;
  await sync.setUp();
  const page = async () => (await query<{ page_id: string | null }>(`select page_id from public.sync_state where kind = 'project'`))[0]?.page_id;
  do await sync.round(4);
  while (!(await page()));
  pageId = (await page())!;
}

const parts = (): PullContentParts => ({
  sql: database.client,
  content: sync.content,
  download: async (from) => {
    downloads.push(from);
    return new Uint8Array(await (await fetch(from)).arrayBuffer());
  },
  store: async (id, _type, bytes) => void bucket.set(id, Buffer.from(bytes)),
});
const pull = (kind = 'project') => pullProjectContent(parts(), kind, project, pageId);
const stored = async () => (await query<{ document: { blocks: { kind: string; file?: string; text?: string }[] } }>('select document from public.project_content'))[0]?.document.blocks;

async function uploaded(filename: string, bytes: Buffer, content_type: string) {
  const made = await person().fileUploads.create({ mode: 'single_part', filename, content_type });
  await person().fileUploads.send({ file_upload_id: made.id, file: { filename, data: new Blob([new Uint8Array(bytes)], { type: content_type }) } });
  return { type: 'file_upload', file_upload: { id: made.id } } as const;
}

it('keeps what a person wrote, and nothing when nothing changed', async () => {
  await append(paragraph('They want shade.'));
  expect([await pull(), await pull()]).toEqual([true, false]);
  expect(await stored()).toEqual([{ kind: 'paragraph', spans: [{ text: 'They want shade.' }], children: [] }]);
});

it('is told of in the activity each time that it changed, without its words; an empty page was no brief before', async () => {
  const told = () => query(`select direction, kind, record_id, result, note from public.sync_activity where direction = 'pull'`);
  await pull();
  expect(await told()).toEqual([]);
  await append(paragraph('They want shade.'));
  await pull();
  await pull();
  expect(await told()).toEqual([{ direction: 'pull', kind: 'project', record_id: project, result: 'synced', note: 'The design brief changed, and was read' }]);
});

it('leaves out what is ours, whether its place is known yet or not', async () => {
  const [row] = await query<{ body_block_id: string | null }>(`select body_block_id from public.sync_state where kind = 'project'`);
  expect(row).toEqual({ body_block_id: null });
  const [ours] = await append(paragraph('By us, elsewhere'), paragraph('By people'));
  await query(`update public.sync_state set body_block_id = $1 where kind = 'project'`, [ours]);
  await pull();
  expect(await stored()).toEqual([{ kind: 'paragraph', spans: [{ text: 'By people' }], children: [] }]);
});

it('reads nothing of other kinds, and nothing while projects are display only', async () => {
  await append(paragraph('They want shade.'));
  standIn.calls.clear();
  expect(await pull('milestone')).toBe(false);
  await query(`update public.sync_kinds set mode = 'push' where kind = 'project'`);
  expect(await pull()).toBe(false);
  expect([standIn.calls.list(), await stored()]).toEqual([[], undefined]);
});

describe('a picture', () => {
  it('is copied once, to be checked before anyone sees it, and no address of Notion is kept in the document', async () => {
    await append({ type: 'image', image: await uploaded('gate.png', PNG, 'image/png') } as BlockObjectRequest);
    await pull();
    const [image] = (await stored())!;
    expect(image).toMatchObject({ kind: 'image', name: 'gate.png' });
    expect(bucket.get(image!.file!)).toEqual(PNG);
    expect(await query('select size_bytes, sha256, mime_type, checked_at from public.files where id = $1', [image!.file])).toEqual([
      { size_bytes: PNG.length, sha256: createHash('sha256').update(PNG).digest('hex'), mime_type: 'image/png', checked_at: null },
    ]);
    expect(JSON.stringify(await stored())).not.toMatch(/signed|127\.0\.0\.1|https?:/);
    await pull();
    expect([downloads.length, bucket.size]).toEqual([1, 1]);
  });

  it('with the same bytes under another name is the same file, by its new name', async () => {
    const [block] = await append({ type: 'image', image: await uploaded('gate.png', PNG, 'image/png') } as BlockObjectRequest);
    await pull();
    const [{ file } = {}] = (await stored())!;
    await person().blocks.update({ block_id: block!, image: await uploaded('oak.png', PNG, 'image/png') });
    expect(await pull()).toBe(true);
    expect(await stored()).toMatchObject([{ kind: 'image', file, name: 'oak.png' }]);
    expect(await query('select id, name from public.files')).toEqual([{ id: file, name: 'oak.png' }]);
    expect([[...bucket.keys()], await pull()]).toEqual([[file], false]);
  });

  it.each([['P'.repeat(300), 'P'.repeat(251)], ['🌳'.repeat(200), '🌳'.repeat(125)]])('with a long name is kept by the beginning of it and by what it ends in', async (name, kept) => {
    await append({ type: 'file', file: { ...(await uploaded('gate.png', PNG, 'image/png')), name: `${name}.png` } } as BlockObjectRequest, paragraph('Below'));
    expect(await pull()).toBe(true);
    expect((await stored())!.map(({ kind }) => kind)).toEqual(['image', 'paragraph']);
    expect(await query('select name from public.files')).toEqual([{ name: `${kept}.png` }]);
  });

  it('that is not what its name says, or of a kind that can carry scripts, is not shown and not asked for again', async () => {
    await append(
      { type: 'image', image: await uploaded('gate.png', Buffer.from('<svg onload="alert(1)"/>'), 'image/png') } as BlockObjectRequest,
      { type: 'image', image: await uploaded('plan.svg', Buffer.from('<svg/>'), 'image/svg+xml') } as BlockObjectRequest,
    );
    await pull();
    expect((await stored())!.map(({ kind, text }) => [kind, text])).toEqual([['note', 'A file here cannot be shown.'], ['note', 'A file here cannot be shown.']]);
    await append(paragraph('Later'));
    await pull();
    expect([downloads.length, bucket.size, (await query('select from public.files')).length]).toEqual([1, 0, 0]);
  });

  it('on somebody\'s server is a link, and never asked for by us', async () => {
    await append({ type: 'image', image: { type: 'external', external: { url: 'https://photos.example/oak.jpg' } } });
    await pull();
    expect(await stored()).toMatchObject([{ kind: 'paragraph', spans: [{ href: 'https://photos.example/oak.jpg' }] }]);
    expect(downloads).toEqual([]);
  });
});

it('tells which blocks the page has, whose comments are listed one by one', async () => {
  const ids = await append(paragraph('One'), { toggle: { rich_text: [{ text: { content: 'Two' } }], children: [paragraph('Inside') as never] } });
  const told: (readonly string[])[] = [];
  await pullProjectContent({ ...parts(), onBlocks: async (page, blocks) => void (page === pageId && told.push(blocks)) }, 'project', project, pageId);
  expect(told).toEqual([[ids[0], ids[1], expect.any(String)]]);
});
