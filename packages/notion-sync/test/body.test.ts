import type { BlockObjectResponse, PageObjectResponse } from '@notionhq/client';
import { beforeEach, describe, expect, it } from 'vitest';
import { standInSync, type StandInSync } from './stand-in-sync.ts';
import { newClient, newProject } from './sync-database.ts';

let parts: StandInSync;
let project: string;
let page: string;
beforeEach(async () => {
  parts = await standInSync();
  project = await newProject(parts.database, await newClient(parts.database), 'Garden');
  await parts.rest();
  page = await parts.pageOf(project);
});

const rename = (name: string) => parts.database.query('update public.projects set name = $2 where id = $1', [project, name]);
const under = async (id: string) => (await parts.notion.blocks.children.list({ block_id: id })).results as BlockObjectResponse[];
const wordsOf = (block: BlockObjectResponse) =>
  ((block as unknown as Record<string, { rich_text?: { plain_text: string }[] }>)[block.type]?.rich_text ?? []).map(({ plain_text }) => plain_text).join('');
const body = async () => (await under(page)).map(wordsOf);
const state = async () => (await parts.database.query<{ body_block_id: string | null; status: string }>('select * from public.sync_state where record_id = $1', [project]))[0]!;
const write = async (words: string, more: object = {}) => {
  const { results } = await parts.notion.blocks.children.append({ block_id: page, children: [{ paragraph: { rich_text: [{ text: { content: words } }] } }], ...more });
  return results[0]!.id;
};

describe('our block of a page', () => {
  it('is made with the page, by the same call', async () => {
    expect(parts.calls()).toEqual(['pages.create', 'pages.create']);
    expect(await body()).toEqual(['Overview\nThis is Garden.']);
  });

  it('is looked for once and then changes by one call; what people wrote around it stays', async () => {
    await write('Sun from the west.');
    await write('Before all else.', { position: { type: 'start' } });
    parts.calls();
    await rename('Meadow');
    await parts.rest();
    expect(parts.calls()).toEqual(['pages.update', 'blocks.children.list', 'blocks.update']);
    await rename('Orchard');
    await parts.rest();
    expect(parts.calls()).toEqual(['pages.update', 'blocks.update']);
    expect(await body()).toEqual(['Before all else.', 'Overview\nThis is Orchard.', 'Sun from the west.']);
    expect((await under(page))[1]!.id).toBe((await state()).body_block_id);
  });

  it('costs no call while it says the same', async () => {
    parts.calls();
    await parts.database.query(`insert into public.sync_changes (kind, record_id) values ('project', $1)`, [project]);
    await parts.rest();
    expect(parts.calls()).toEqual([]);
  });

  it('that a person deleted is made anew, at the top', async () => {
    await rename('Meadow');
    await parts.rest();
    await write('Kept.');
    await parts.notion.blocks.delete({ block_id: (await state()).body_block_id! });
    parts.calls();
    await rename('Orchard');
    await parts.rest();
    expect(parts.calls()).toEqual(['pages.update', 'blocks.update', 'blocks.retrieve', 'blocks.children.list', 'blocks.children.append']);
    expect(await body()).toEqual(['Overview\nThis is Orchard.', 'Kept.']);
    expect((await under(page))[0]!.id).toBe((await state()).body_block_id);
  });

  it('that a person moved is found, by its id or by its link', async () => {
    const toggle = await write('Ours');
    const [block] = await under(page);
    // why: the API moves no blocks; a person does in Notion's own page
    const { store } = parts.standIn;
    store.transaction(() => {
      const from = store.get('page', page);
      store.put({ ...from, children: from.children.filter((id) => id !== block!.id) });
      store.put({ ...store.get('block', toggle), children: [block!.id] });
      store.put({ ...store.get('block', block!.id), parent: { type: 'block_id', block_id: toggle } });
    });
    await rename('Meadow');
    await parts.rest();
    await rename('Orchard');
    await parts.rest();
    expect([await body(), (await under(toggle)).map(wordsOf)]).toEqual([['Ours'], ['Overview\nThis is Orchard.']]);
  });

  it('is not mistaken for a block in which a person names the same page', async () => {
    const link = { url: `https://portal.example.com/projects/${project}` };
    const { results } = await parts.notion.blocks.children.append({ block_id: page, position: { type: 'start' }, children: [{ paragraph: { rich_text: [{ text: { content: 'See here', link } }] } }] });
    await rename('Meadow');
    await parts.rest();
    expect(await body()).toEqual(['See here', 'Overview\nThis is Meadow.']);
    expect((await state()).body_block_id).not.toBe(results[0]!.id);
  });

  it('of a page that was adopted is brought in step', async () => {
    await parts.database.query(`update public.sync_state set page_id = null, base = null, body_hash = repeat('0', 64), body_block_id = 'gone', intent = '{"create_after": "2026-01-01"}' where record_id = $1`, [project]);
    await rename('Meadow');
    await parts.rest();
    expect([await parts.pageOf(project), await body()]).toEqual([page, ['Overview\nThis is Meadow.']]);
    expect((await parts.notion.pages.retrieve({ page_id: page })) as PageObjectResponse).toMatchObject({ in_trash: false });
  });
});
