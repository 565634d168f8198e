import { LOCAL_NOTION_PAGE_ID } from '@sage/config/local';
import type { Client } from '@notionhq/client';
import { describe, expect, it } from 'vitest';
import { notionDoors } from '../testing/doors.ts';
import { listener } from '../testing/listener.ts';
import { makePage, makeProjects, refusal, text } from '../testing/projects.ts';

const { standIn, doors } = notionDoors();
function share(kind: 'page' | 'database', id: string, is_shared: boolean) {
  standIn.store.transaction(() => standIn.store.put({ ...standIn.store.get(kind, id), is_shared }));
}
const gone = expect.objectContaining({ status: 404, code: 'object_not_found', message: expect.stringContaining('shared with your integration') });

async function garden(client: Client) {
  const { sourceId, database } = await makeProjects(client);
  const page = await makePage(client, sourceId, 'Fern');
  const [block] = (await client.blocks.children.append({ block_id: page.id, children: [{ paragraph: { rich_text: text('Moss') } }] })).results;
  const comment = await client.comments.create({ parent: { page_id: page.id }, rich_text: text('Hm') });
  return { sourceId, database, page, block: block!, comment };
}

describe.each(doors)('what is not shared, %s', (_door, client) => {
  it('is not there, with all that is in it, until it is shared again', async () => {
    const { page, block, comment, sourceId } = await garden(client());
    share('page', page.id, false);
    for (const asked of [
      () => client().pages.retrieve({ page_id: page.id }),
      () => client().pages.update({ page_id: page.id, in_trash: true }),
      () => client().blocks.children.list({ block_id: page.id }),
      () => client().blocks.update({ block_id: block.id, paragraph: { rich_text: text('x') } }),
      () => client().comments.list({ block_id: page.id }),
      () => client().comments.retrieve({ comment_id: comment.id }),
    ]) expect(await refusal(asked())).toEqual(gone);
    expect((await client().dataSources.query({ data_source_id: sourceId })).results).toEqual([]);
    share('page', page.id, true);
    expect(await client().pages.retrieve({ page_id: page.id })).toMatchObject({ id: page.id });
    expect((await client().dataSources.query({ data_source_id: sourceId })).results).toHaveLength(1);
  });

  it('takes along what is below, but for what is shared by itself', async () => {
    const { page, database, sourceId } = await garden(client());
    const other = await makePage(client(), sourceId, 'Moss');
    share('database', database.id, false);
    share('page', other.id, true);
    expect(await refusal(client().dataSources.query({ data_source_id: sourceId }))).toEqual(gone);
    expect(await refusal(client().databases.retrieve({ database_id: database.id }))).toEqual(gone);
    expect(await refusal(client().pages.retrieve({ page_id: page.id }))).toEqual(gone);
    expect(await client().pages.retrieve({ page_id: other.id })).toMatchObject({ id: other.id });
    expect((await client().blocks.children.list({ block_id: LOCAL_NOTION_PAGE_ID })).results.map(({ id }) => id)).not.toContain(database.id);
  });
});

describe('webhooks', () => {
  it('tell nothing of what is not shared', async () => {
    const one = listener();
    await one.activate();
    const { sourceId } = await makeProjects(one.client);
    const page = await makePage(one.client, sourceId, 'Fern');
    await one.after(60_000);
    one.standIn.store.transaction(() => one.standIn.store.put({ ...one.standIn.store.get('page', page.id), is_shared: false }));
    one.standIn.store.transaction(() => one.standIn.store.put({ ...one.standIn.store.get('page', page.id), is_locked: true }));
    expect(await one.after(60_000)).toEqual([]);
    one.standIn.close();
  });
});
