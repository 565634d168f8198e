import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BlockObjectResponse, Client, PageObjectResponse } from '@notionhq/client';
import { LOCAL_NOTION_PAGE_ID } from '@sage/config/local';
import { describe, expect, it } from 'vitest';
import { createNotionStandIn } from '../notion-stand-in.ts';
import { notionDoors } from '../testing/doors.ts';
import { refusal, text } from '../testing/projects.ts';

const { standIn, doors } = notionDoors();
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
const MIB = 1024 * 1024;
const blob = (bytes: Uint8Array<ArrayBuffer>, type: string) => new Blob([bytes], { type });

async function upload(client: Client, filename = 'plan.png', type = 'image/png') {
  const { id } = await client.fileUploads.create({ filename, content_type: type });
  return client.fileUploads.send({ file_upload_id: id, file: { filename, data: blob(PNG, type) } });
}
const under = (children: object[], more: object = {}) => ({ parent: { page_id: LOCAL_NOTION_PAGE_ID }, properties: { title: { title: text('Plans') } }, children, ...more }) as never;
const bytesAt = async (url: string) => {
  const response = await fetch(url);
  return { status: response.status, type: response.headers.get('content-type'), bytes: new Uint8Array(await response.arrayBuffer()) };
};

describe.each(doors)('an upload, %s', (_door, client) => {
  it('is made, sent, and attached again and again as block, cover and icon', async () => {
    const made = await client().fileUploads.create({ filename: 'plan.png' });
    expect(made).toMatchObject({ object: 'file_upload', status: 'pending', content_type: 'image/png', content_length: null, upload_url: expect.stringContaining(`${made.id}/send`) });
    const sent = await client().fileUploads.send({ file_upload_id: made.id, file: { filename: 'plan.png', data: blob(PNG, 'image/png') } });
    expect(sent).toMatchObject({ status: 'uploaded', content_length: PNG.length, expiry_time: expect.any(String) });
    const file_upload = { id: made.id };
    const face = { cover: { type: 'file_upload', file_upload }, icon: { type: 'file_upload', file_upload } };
    const page = (await client().pages.create(under([{ image: { file_upload } }, { type: 'file', file: { type: 'file_upload', file_upload } }], face))) as PageObjectResponse;
    expect(page).toMatchObject({ cover: { type: 'file', file: { url: expect.any(String) } }, icon: { type: 'file' } });
    const { results } = await client().blocks.children.list({ block_id: page.id });
    expect(results).toMatchObject([{ image: { type: 'file', caption: [] } }, { file: { type: 'file', name: 'plan.png' } }]);
    const [image] = results as Extract<BlockObjectResponse, { type: 'image' }>[];
    if (image?.image.type !== 'file') throw new Error('No file of Notion.');
    expect(await bytesAt(image.image.file.url)).toEqual({ status: 200, type: 'image/png', bytes: PNG });
    expect(await client().fileUploads.retrieve({ file_upload_id: made.id })).toMatchObject({ status: 'uploaded', expiry_time: null });
  });

  it('in parts is put together in their order', { timeout: 20_000 }, async () => {
    const { id } = await client().fileUploads.create({ mode: 'multi_part', filename: 'book.pdf', number_of_parts: 2 });
    const part = (part_number: string, bytes: Uint8Array<ArrayBuffer>) => client().fileUploads.send({ file_upload_id: id, part_number, file: { filename: 'book.pdf', data: blob(bytes, 'application/pdf') } });
    await part('2', PNG);
    expect(await refusal(client().fileUploads.complete({ file_upload_id: id }))).toMatchObject({ status: 400, message: 'Only 1 of 2 parts were sent.' });
    expect(await refusal(part('1', PNG))).toMatchObject({ message: expect.stringContaining('at least 5242880') });
    expect(await refusal(part('3', PNG))).toMatchObject({ message: expect.stringContaining('from `1` to `2`') });
    expect(await part('1', new Uint8Array(5 * MIB))).toMatchObject({ status: 'pending', number_of_parts: { total: 2, sent: 2 } });
    expect(await client().fileUploads.complete({ file_upload_id: id })).toMatchObject({ status: 'uploaded', content_length: 5 * MIB + PNG.length });
    const page = await client().pages.create(under([{ pdf: { file_upload: { id } } }]));
    const [pdf] = (await client().blocks.children.list({ block_id: page.id })).results as { pdf: { file: { url: string } } }[];
    expect((await bytesAt(pdf!.pdf.file.url)).bytes.slice(-PNG.length)).toEqual(PNG);
  });

  it('expires after an hour unless it is attached', async () => {
    standIn.clock.set(Date.now());
    const [kept, lost] = [await upload(client()), await upload(client())];
    await client().pages.create(under([{ image: { file_upload: { id: kept.id } } }]));
    standIn.clock.advance(3_600_000);
    expect(await client().fileUploads.retrieve({ file_upload_id: lost.id })).toMatchObject({ status: 'expired' });
    expect(await refusal(client().pages.create(under([{ image: { file_upload: { id: lost.id } } }])))).toMatchObject({ status: 400, message: expect.stringContaining('status is expired') });
    await client().pages.create(under([{ image: { file_upload: { id: kept.id } } }]));
    const { results } = await client().fileUploads.list({ status: 'expired' });
    expect(results.map(({ id }) => id)).toContain(lost.id);
    expect(results.map(({ id }) => id)).not.toContain(kept.id);
  });

  it('is shown by a link that ends after an hour and cannot be forged', async () => {
    standIn.clock.set(Date.now());
    const { id } = await upload(client());
    const page = (await client().pages.create(under([], { cover: { file_upload: { id } } }))) as PageObjectResponse;
    if (page.cover?.type !== 'file') throw new Error('No file of Notion.');
    const { url } = page.cover.file;
    expect((await bytesAt(url.replace(/expires=\d/, 'expires=9'))).status).toBe(403);
    standIn.clock.advance(3_600_000);
    expect((await bytesAt(url)).status).toBe(403);
    const again = (await client().pages.retrieve({ page_id: page.id })) as PageObjectResponse;
    expect((await bytesAt(again.cover?.type === 'file' ? again.cover.file.url : '')).bytes).toEqual(PNG);
  });

  it('takes the place of what a block showed', async () => {
    const page = await client().pages.create(under([{ image: { external: { url: 'https://example.com/a.png' } } }]));
    const [block] = (await client().blocks.children.list({ block_id: page.id })).results;
    const { id } = await upload(client());
    await client().blocks.update({ block_id: block!.id, image: { file_upload: { id } } });
    const shown = (await client().blocks.retrieve({ block_id: block!.id })) as Extract<BlockObjectResponse, { type: 'image' }>;
    expect(shown.image).toEqual({ type: 'file', file: { url: expect.any(String), expiry_time: expect.any(String) }, caption: [] });
  });

  it.each([
    ['a kind of file that Notion does not take', (c: Client) => c.fileUploads.create({ filename: 'site.dwg' }), 'extension that is not supported'],
    ['parts without a number of them', (c: Client) => c.fileUploads.create({ mode: 'multi_part', filename: 'a.pdf' }), 'number_of_parts'],
    ['a file as the wrong block', async (c: Client) => c.pages.create(under([{ image: { file_upload: { id: (await upload(c, 'a.pdf', 'application/pdf')).id } } }])), 'does not fit image'],
    ['what was never sent', async (c: Client) => c.pages.create(under([{ image: { file_upload: { id: (await c.fileUploads.create({})).id } } }])), 'status is pending'],
    ['a second sending', async (c: Client) => c.fileUploads.send({ file_upload_id: (await upload(c)).id, file: { data: blob(PNG, 'image/png') } }), 'should be pending'],
    ['another type than was said', async (c: Client) => c.fileUploads.send({ file_upload_id: (await c.fileUploads.create({ filename: 'a.png' })).id, file: { filename: 'a.pdf', data: blob(PNG, 'application/pdf') } }), 'was made for image/png'],
    ['more than 20 MB at once', async (c: Client) => c.fileUploads.send({ file_upload_id: (await c.fileUploads.create({ filename: 'a.png' })).id, file: { filename: 'a.png', data: blob(new Uint8Array(20 * MIB + 1), 'image/png') } }), 'at most 20971520'],
    ['a block with two sources', (c: Client) => c.pages.create(under([{ image: { external: { url: 'https://example.com' }, file_upload: { id: LOCAL_NOTION_PAGE_ID } } }])), 'one of external, file_upload'],
  ])('refuses %s', { timeout: 20_000 }, async (_what, ask, message) => expect(await refusal(ask(client()))).toMatchObject({ status: 400, code: 'validation_error', message: expect.stringContaining(message) }));
});

describe('uploaded files', () => {
  it('are on the disk', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'sage-notion-files-'));
    const ask = async (method: string, url: string, body: BodyInit, more: Record<string, string> = {}) => {
      const open = createNotionStandIn({ token: 'ntn_one', folder });
      const response = await open.fetch(new Request(url, { method, ...(method === 'POST' && { body }), headers: { authorization: 'Bearer ntn_one', 'notion-version': '2026-03-11', ...more } }));
      open.close();
      return response;
    };
    const api = 'https://api.notion.com/v1/file_uploads';
    const { id } = (await (await ask('POST', api, JSON.stringify({ filename: 'plan.png' }))).json()) as { id: string };
    const form = new FormData();
    form.set('file', blob(PNG, 'image/png'), 'plan.png');
    await ask('POST', `${api}/${id}/send`, form);
    const reopened = createNotionStandIn({ token: 'ntn_one', folder });
    expect(reopened.store.get('file_upload', id)).toMatchObject({ status: 'uploaded' });
    expect(await bytesOf(await reopened.fetch(new Request(reopened.store.files.link(id, 'plan.png').url)))).toEqual(PNG);
    reopened.close();
    rmSync(folder, { recursive: true });
  });
});
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());
