import { LOCAL_NOTION_PAGE_ID } from '@sage/config/local';
import type { Client } from '@notionhq/client';
import { describe, expect, it } from 'vitest';
import { notionDoors } from '../testing/doors.ts';
import { refusal, text } from '../testing/projects.ts';

const { doors } = notionDoors();
const paragraph = (content: string) => ({ paragraph: { rich_text: text(content) } });

async function note(client: Client, ...contents: string[]) {
  const { id } = await client.pages.create({ parent: { page_id: LOCAL_NOTION_PAGE_ID }, properties: { title: { title: text('Note') } }, children: contents.map(paragraph) });
  const read = async () => (await client.blocks.children.list({ block_id: id })).results.map((block) => JSON.stringify(block).match(/"plain_text":"(.*?)"/)?.[1]);
  const ids = async () => (await client.blocks.children.list({ block_id: id })).results.map((block) => block.id);
  return { id, read, ids };
}

describe.each(doors)('blocks, %s', (_door, client) => {
  it('are appended at the end, the start, or after another', async () => {
    const { id, read, ids } = await note(client(), 'a', 'b');
    await client().blocks.children.append({ block_id: id, children: [paragraph('end')] });
    await client().blocks.children.append({ block_id: id, children: [paragraph('start')], position: { type: 'start' } });
    await client().blocks.children.append({ block_id: id, children: [paragraph('mid')], position: { type: 'after_block', after_block: { id: (await ids())[1]! } } });
    expect(await read()).toEqual(['start', 'a', 'mid', 'b', 'end']);
  });

  it('hold others, and tell so', async () => {
    const { id } = await note(client());
    const toggle = { toggle: { rich_text: text('Managed'), children: [paragraph('inside'), { to_do: { rich_text: text('Call'), checked: true } }] } };
    const { results } = await client().blocks.children.append({ block_id: id, children: [toggle] });
    expect(results).toMatchObject([{ type: 'toggle', has_children: true, parent: { type: 'page_id', page_id: id } }]);
    const inside = await client().blocks.children.list({ block_id: results[0]!.id });
    expect(inside.results).toMatchObject([{ type: 'paragraph', parent: { block_id: results[0]!.id } }, { type: 'to_do', to_do: { checked: true } }]);
  });

  it('are listed page by page', async () => {
    const { id } = await note(client(), 'a', 'b', 'c');
    const first = await client().blocks.children.list({ block_id: id, page_size: 2 });
    expect([first.results.length, first.has_more]).toEqual([2, true]);
    const second = await client().blocks.children.list({ block_id: id, page_size: 2, start_cursor: first.next_cursor! });
    expect([second.results.length, second.has_more]).toEqual([1, false]);
  });

  it('are changed and deleted', async () => {
    const { read, ids } = await note(client(), 'a', 'b');
    const [a, b] = await ids();
    expect(await client().blocks.update({ block_id: a!, paragraph: { rich_text: text('changed') } })).toMatchObject({ paragraph: { color: 'default' } });
    expect(await client().blocks.delete({ block_id: b! })).toMatchObject({ in_trash: true });
    expect(await read()).toEqual(['changed']);
    expect(await client().blocks.retrieve({ block_id: a! })).toMatchObject({ type: 'paragraph', paragraph: { rich_text: [{ plain_text: 'changed' }] } });
    expect(await refusal(client().blocks.update({ block_id: b!, paragraph: { rich_text: text('late') } }))).toMatchObject({ status: 400, message: expect.stringContaining('archived') });
  });

  it('are refused where they are wrong', async () => {
    const { id } = await note(client());
    const append = (children: unknown[]) => refusal(client().blocks.children.append({ block_id: id, children: children as never }));
    expect(await append(Array(101).fill(paragraph('x')))).toMatchObject({ message: 'body failed validation: body.children.length should be ≤ `100`, instead was `101`.' });
    expect(await append([{ wish: {} }])).toMatchObject({ status: 400, message: expect.stringContaining('body.children[0] should have one of paragraph') });
    expect(await append([{ embed: { url: '' } }])).toMatchObject({ message: 'body failed validation: body.children[0].embed.url.length should be ≥ `1`, instead was `0`.' });
    expect(await refusal(client().blocks.children.list({ block_id: crypto.randomUUID() }))).toMatchObject({ status: 404, code: 'object_not_found' });
  });
});

describe.each(doors)('comments, %s', (_door, client) => {
  it('are written on a page or in a discussion, and listed', async () => {
    const { id } = await note(client());
    const first = await client().comments.create({ parent: { page_id: id }, rich_text: text('@client Ready to look at') });
    if (!('discussion_id' in first)) throw new Error('A partial answer.');
    await client().comments.create({ discussion_id: first.discussion_id, rich_text: text('Thanks') });
    const { results } = await client().comments.list({ block_id: id });
    expect(results.map(({ rich_text, discussion_id }) => [rich_text[0]?.plain_text, discussion_id])).toEqual([['@client Ready to look at', first.discussion_id], ['Thanks', first.discussion_id]]);
    expect(await client().comments.retrieve({ comment_id: first.id })).toMatchObject({ object: 'comment', id: first.id });
    expect(await refusal(client().comments.create({ parent: { page_id: crypto.randomUUID() }, rich_text: text('lost') }))).toMatchObject({ status: 404 });
    expect(await refusal(client().comments.create({ parent: { page_id: id }, rich_text: [] }))).toMatchObject({ status: 400 });
  });

  it('may be in a name and with a file, and are changed and deleted by whoever wrote them', async () => {
    const { id } = await note(client());
    const { id: file_upload_id } = await client().fileUploads.create({ filename: 'a.pdf' });
    await client().fileUploads.send({ file_upload_id, file: { filename: 'a.pdf', data: new Blob(['%PDF'], { type: 'application/pdf' }) } });
    const made = await client().comments.create({ parent: { page_id: id }, rich_text: text('Hello'), display_name: { type: 'custom', custom: { name: 'Ada' } }, attachments: [{ file_upload_id }] });
    expect(made).toMatchObject({ display_name: { type: 'custom', resolved_name: 'Ada' }, attachments: [{ category: 'pdf', file: { url: expect.any(String) } }] });
    expect(await client().comments.update({ comment_id: made.id, rich_text: text('Hello again') })).toMatchObject({ rich_text: [{ plain_text: 'Hello again' }] });
    await client().comments.delete({ comment_id: made.id });
    expect((await client().comments.list({ block_id: id })).results).toEqual([]);
    expect(await refusal(client().comments.retrieve({ comment_id: made.id }))).toMatchObject({ status: 404 });
  });

  it('on a block are listed with the block', async () => {
    const { id, ids } = await note(client(), 'a');
    const [block] = await ids();
    await client().comments.create({ parent: { block_id: block! }, rich_text: text('About this line') });
    expect((await client().comments.list({ block_id: block! })).results).toMatchObject([{ parent: { type: 'block_id', block_id: block } }]);
    expect((await client().comments.list({ block_id: id })).results).toEqual([]);
  });
});
