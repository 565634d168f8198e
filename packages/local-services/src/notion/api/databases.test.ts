import type { DatabaseObjectResponse, DataSourceObjectResponse } from '@notionhq/client';
import { LOCAL_NOTION_PAGE_ID } from '@sage/config/local';
import { describe, expect, it } from 'vitest';
import { notionDoors } from '../testing/doors.ts';
import { makePage, makeProjects, refusal, text } from '../testing/projects.ts';

const { doors } = notionDoors();

describe.each(doors)('databases, %s', (_door, client) => {
  const schema = async (id: string) => ((await client().dataSources.retrieve({ data_source_id: id })) as DataSourceObjectResponse).properties;

  it('are made under a page with a data source of their name', async () => {
    const { database, sourceId } = await makeProjects(client(), 'Gardens');
    expect(await client().databases.retrieve({ database_id: database.id })).toMatchObject({ parent: { type: 'page_id', page_id: LOCAL_NOTION_PAGE_ID }, data_sources: [{ id: sourceId, name: 'Gardens' }] });
    expect(await schema(sourceId)).toMatchObject({ Name: { id: 'title', type: 'title' }, Progress: { number: { format: 'percent' } }, State: { status: { options: [{ name: 'Open' }, { name: 'Delivered' }], groups: [{ name: 'To-do' }, {}, {}] } } });
    expect((await client().blocks.children.list({ block_id: LOCAL_NOTION_PAGE_ID })).results.map(({ id }) => id)).toContain(database.id);
  });

  it('can be renamed and trashed', async () => {
    const { database } = await makeProjects(client());
    const changed = (await client().databases.update({ database_id: database.id, title: text('Jobs'), in_trash: true })) as DatabaseObjectResponse;
    expect([changed.title[0]?.plain_text, changed.in_trash]).toEqual(['Jobs', true]);
    expect(await refusal(client().databases.update({ database_id: database.id, title: text('Again') }))).toMatchObject({ status: 400 });
  });

  it('take all their pages into the trash and out of it again, and none may be edited or brought back meanwhile', async () => {
    const { database, sourceId } = await makeProjects(client());
    const page = await makePage(client(), sourceId, 'Fern');
    const inTrash = async () => [await client().dataSources.retrieve({ data_source_id: sourceId }), await client().pages.retrieve({ page_id: page.id })].map((found) => 'in_trash' in found && found.in_trash);
    const listed = async () => (await client().dataSources.query({ data_source_id: sourceId })).results.length;
    await client().databases.update({ database_id: database.id, in_trash: true });
    expect([await inTrash(), await listed()]).toEqual([[true, true], 0]);
    for (const asked of [
      () => client().pages.update({ page_id: page.id, properties: { Name: { title: text('Moss') } } }),
      () => client().pages.update({ page_id: page.id, in_trash: false }),
      () => client().pages.create({ parent: { data_source_id: sourceId }, properties: {} }),
      () => client().blocks.children.append({ block_id: page.id, children: [{ paragraph: { rich_text: text('Moss') } }] }),
      () => client().comments.create({ parent: { page_id: page.id }, rich_text: text('Hm') }),
    ]) expect(await refusal(asked())).toMatchObject({ status: 400, code: 'validation_error' });
    await client().databases.update({ database_id: database.id, in_trash: false });
    expect([await inTrash(), await listed()]).toEqual([[false, false], 1]);
  });

  it('have their columns added, renamed, retyped and removed', async () => {
    const { sourceId } = await makeProjects(client());
    const before = await schema(sourceId);
    await client().dataSources.update({
      data_source_id: sourceId,
      properties: { Notes: { rich_text: {} }, Tier: { name: 'Level', select: { options: [{ name: 'Tier 4' }] } }, Done: null, Progress: { number: { format: 'number' } } },
    });
    const after = await schema(sourceId);
    expect(Object.keys(after)).toEqual(expect.arrayContaining(['Notes', 'Level']));
    expect(after['Done']).toBeUndefined();
    expect(after['Level']).toMatchObject({ id: before['Tier']!.id, select: { options: [{ name: 'Tier 1' }, { name: 'Tier 2' }, { name: 'Tier 4' }] } });
    expect(after['Progress']).toMatchObject({ number: { format: 'number' } });
  });

  it.each([
    ['a column that is not there', { Budget: { name: 'Money' } }, 'Could not find property with name or id: Budget'],
    ['the end of the title', { Name: null }, 'Cannot delete title property.'],
    ['a name twice', { Done: { name: 'Link' } }, 'Property names must be unique: Link'],
  ])('refuse %s', async (_what, properties, message) => {
    const { sourceId } = await makeProjects(client());
    expect(await refusal(client().dataSources.update({ data_source_id: sourceId, properties }))).toMatchObject({ status: 400, code: 'validation_error', message });
  });

  it('are found by search, as pages are', async () => {
    const name = `Rare orchid ${crypto.randomUUID()}`;
    const { sourceId } = await makeProjects(client(), name);
    const page = await makePage(client(), sourceId, name);
    const ids = async (filter?: { property: 'object'; value: 'page' | 'data_source' }) => (await client().search({ query: name.toUpperCase(), ...(filter && { filter }) })).results.map(({ id }) => id);
    expect((await ids()).toSorted()).toEqual([sourceId, page.id].toSorted());
    expect(await ids({ property: 'object', value: 'page' })).toEqual([page.id]);
  });
});
