import { randomUUID } from 'node:crypto';
import type { FileBytes } from '@sage/notion-sync';
import { beforeEach, expect, it } from 'vitest';
import { PORTAL, studioSync } from './testing/studio-sync.ts';

const MIB = 1024 * 1024;

let studio: Awaited<ReturnType<typeof studioSync>>;
let project: string;
let sizes: Map<string, number>;
let opened: string[];
let onRead: () => void;
/** why: the private bucket is a service of its own; what matters here is which bytes are asked for, and that they arrive. */
const files: FileBytes = {
  async open({ path, isPreview }) {
    opened.push(`${isPreview ? 'a preview of ' : ''}${path}`);
    const size = isPreview ? 10 : sizes.get(path);
    return size === undefined ? null : inChunks(size);
  },
};
async function* inChunks(size: number) {
  for (let at = 0; at < size; at += 3 * MIB) yield new Uint8Array(Math.min(3 * MIB, size - at)).fill(7);
  onRead();
}

beforeEach(async () => {
  sizes = new Map();
  opened = [];
  onRead = () => {};
  studio = await studioSync({ files });
  const [made] = await studio.query<{ id: string }>(
    `with c as (insert into public.clients (name, tier) values ('Okafor', 2) returning id) insert into public.projects (client_id, tier, name) select id, 2, 'Garden' from c returning id`,
  );
  project = made!.id;
  await studio.rest();
  studio.calls();
});

interface Given {
  name?: string;
  type?: string;
  size?: number;
  hash?: string;
  category?: string;
}

/** A checked file, published. */
async function deliverable({ name = 'plan.png', type = 'image/png', size = MIB, hash = 'a', category = 'Floor Plan' }: Given = {}) {
  const id = randomUUID();
  sizes.set(id, size);
  await studio.query(`insert into public.files (id, project_id, name, size_bytes, mime_type, sha256, checked_at) values ($1, $2, $3, $4, $5, repeat($6, 64), now())`, [id, project, name, size, type, hash]);
  const [made] = await studio.query<{ id: string }>(
    `insert into public.deliverables (project_id, file_id, name, category, description, published_at) values ($1, $2, 'Plan', $3, 'The terrace is in.', now()) returning id`,
    [project, id, category],
  );
  await studio.rest();
  return { id: made!.id, file: id };
}
const UPLOAD = ['fileUploads.create', 'fileUploads.send'];

it('a new file is uploaded and shown, with its description, by three calls; the same bytes again by one', async () => {
  const first = await deliverable();
  expect(studio.calls()).toEqual([...UPLOAD, 'pages.create']);
  expect(await studio.blocksOf(first.id)).toMatchObject([{ type: 'image', text: 'The terrace is in.\nOpen in the portal', source: 'file' }]);
  const second = await deliverable({ name: 'again.png' });
  expect(studio.calls()).toEqual(['pages.create']);
  expect(await studio.blocksOf(second.id)).toMatchObject([{ type: 'image', source: 'file' }]);
  expect(opened).toEqual([first.file]);
});

it('a changed description is one call more to find the block, and no upload', async () => {
  const { id } = await deliverable({ name: 'plan.pdf', type: 'application/pdf' });
  studio.calls();
  await studio.query(`update public.deliverables set description = 'Moved.' where id = $1`, [id]);
  await studio.rest();
  expect(studio.calls()).toEqual(['blocks.children.list', 'blocks.update']);
  expect(await studio.blocksOf(id)).toMatchObject([{ type: 'pdf', text: 'Moved.\nOpen in the portal', source: 'file' }]);
});

it('a large file goes in parts, a large picture as a small one', async () => {
  const film = await deliverable({ name: 'walk.mp4', type: 'video/mp4', size: 24 * MIB, hash: 'b' });
  expect(studio.calls()).toEqual(['fileUploads.create', ...Array(3).fill('fileUploads.send'), 'fileUploads.complete', 'pages.create']);
  expect(await studio.blocksOf(film.id)).toMatchObject([{ type: 'file', source: 'file' }]);
  const picture = await deliverable({ name: 'aerial.jpg', type: 'image/jpeg', size: 30 * MIB, hash: 'c' });
  expect(studio.calls()).toEqual([...UPLOAD, 'pages.create']);
  expect([await studio.blocksOf(picture.id), opened.at(-1)]).toMatchObject([[{ type: 'image', source: 'file' }], `a preview of ${picture.file}`]);
}, 60_000);

it('a file is read to its end before Notion is asked anything: its turn may be minutes away, and a storage does not wait', async () => {
  const before: string[][] = [];
  onRead = () => before.push(studio.calls());
  await deliverable({ name: 'walk.mp4', type: 'video/mp4', size: 24 * MIB, hash: 'b' });
  expect([before, studio.calls().at(0)]).toEqual([[[]], 'fileUploads.create']);
});

it('a file that Notion does not take is a link to the address that checks access, and is not offered twice', async () => {
  const { id } = await deliverable({ name: 'site.dwg', type: 'image/vnd.dwg', hash: 'd' });
  expect(studio.calls()).toEqual(['fileUploads.create', 'pages.create']);
  expect(await studio.blocksOf(id)).toMatchObject([{ type: 'file', source: `${PORTAL}/deliverables/${id}/file` }]);
  await deliverable({ name: 'site.dwg', type: 'image/vnd.dwg', hash: 'd' });
  expect(studio.calls()).toEqual(['pages.create']);
});

it('an upload that no block showed within the hour is made again', async () => {
  studio.standIn.faults.add({ kind: 'rate_limited', operation: 'pages.create', seconds: 3_700 }, studio.standIn.clock.now());
  const { id } = await deliverable();
  const made = studio.calls();
  expect([made.filter((name) => name === 'fileUploads.send').length, made.at(-1)]).toEqual([2, 'pages.create']);
  expect(await studio.blocksOf(id)).toMatchObject([{ type: 'image', source: 'file' }]);
});

it('an upload that Notion no longer has is made again', async () => {
  await deliverable();
  await studio.query('update public.sync_uploads set upload_id = gen_random_uuid()');
  studio.calls();
  const { id } = await deliverable();
  const made = studio.calls();
  expect([made.filter((name) => name === 'fileUploads.send').length, made.at(-1)]).toEqual([1, 'pages.create']);
  expect(await studio.blocksOf(id)).toMatchObject([{ type: 'image', source: 'file' }]);
  expect(await studio.query(`select paused_reason from public.sync_kinds where paused_at is not null`)).toEqual([]);
});

it.each(['Invoice', 'Contract'])('the file of %s stays here: the page leads to it', async (category) => {
  const { id } = await deliverable({ name: 'signed.pdf', type: 'application/pdf', category });
  expect([studio.calls(), opened]).toEqual([['pages.create'], []]);
  expect(await studio.blocksOf(id)).toMatchObject([{ type: 'paragraph', text: 'The terrace is in.\nOpen in the portal' }]);
});

it('what turns out to be a contract is taken out of the page, and people\'s notes stay', async () => {
  const { id } = await deliverable();
  const note = { children: [{ paragraph: { rich_text: [{ text: { content: 'Nice.' } }] } }] };
  studio.standIn.person.ask('blocks.children.append', { id: await studio.pageId(id), body: note });
  await studio.query(`update public.deliverables set category = 'Contract' where id = $1`, [id]);
  await studio.rest();
  expect(await studio.blocksOf(id)).toMatchObject([{ type: 'paragraph', text: 'The terrace is in.\nOpen in the portal' }, { text: 'Nice.' }]);
});

it('nothing of the storage is named to Notion but its bytes', async () => {
  const { file } = await deliverable();
  expect(studio.sent.join('\n')).not.toContain(file);
});
