import type { Client, DataSourceViewObjectResponse } from '@notionhq/client';
import { describe, expect, it } from 'vitest';
import { notionDoors } from '../testing/doors.ts';
import { makePage, makeProjects, refusal } from '../testing/projects.ts';

const { standIn, doors } = notionDoors();

async function projects(client: Client) {
  const { database, sourceId } = await makeProjects(client);
  const ids = Object.fromEntries(standIn.store.get('data_source', sourceId).properties.map(({ name, id }) => [name, id])) as Record<string, string>;
  const make = async (more: object) => (await client.views.create({ database_id: database.id, data_source_id: sourceId, name: 'A view', type: 'table', ...more } as never)) as DataSourceViewObjectResponse;
  const list = async () => (await client.views.list({ database_id: database.id })).results.map(({ id }) => id);
  return { database, sourceId, ids, make, list };
}

describe.each(doors)('views, %s', (_door, client) => {
  it('are there from the start as one table', async () => {
    const { list, database, sourceId } = await projects(client());
    const [first, ...others] = await list();
    expect(others).toEqual([]);
    expect(await client().views.retrieve({ view_id: first! })).toMatchObject({ object: 'view', type: 'table', name: 'Default view', data_source_id: sourceId, parent: { type: 'database_id', database_id: database.id }, filter: null });
    expect((await client().views.list({ data_source_id: sourceId })).results).toEqual([{ object: 'view', id: first }]);
  });

  it('are made as boards, galleries and lists, with filter, group, sorts and columns by name or id', async () => {
    const { make, ids, list, sourceId } = await projects(client());
    const filter = { property: 'Tier', select: { equals: 'Tier 1' } };
    const board = await make({ type: 'board', name: 'Tier 1', filter, sorts: [{ property: 'Created', direction: 'ascending' }], configuration: { type: 'board', group_by: { type: 'status', property_id: 'State', group_by: 'option', sort: { type: 'manual' } }, cover: null } });
    expect(board).toMatchObject({ name: 'Tier 1', type: 'board', filter, sorts: [{ property: 'Created', direction: 'ascending' }], configuration: { type: 'board', group_by: { type: 'status', property_id: ids['State'], property_name: 'State', group_by: 'option' } } });
    const gallery = await make({ type: 'gallery', configuration: { type: 'gallery', cover: { type: 'page_content' }, properties: [{ property_id: ids['Tier'], visible: true }] } });
    expect(gallery.configuration).toEqual({ type: 'gallery', cover: { type: 'page_content' }, properties: [{ property_id: ids['Tier'], property_name: 'Tier', visible: true }] });
    const plainList = await make({ type: 'list', position: { type: 'start' } });
    expect((await list())[0]).toBe(plainList.id);
    await client().dataSources.update({ data_source_id: sourceId, properties: { State: { name: 'Progress of work' } } });
    expect(await client().views.retrieve({ view_id: board.id })).toMatchObject({ configuration: { group_by: { property_id: ids['State'], property_name: 'Progress of work' } } });
  });

  it('group a board by the status when nothing is said', async () => {
    const { make, ids } = await projects(client());
    expect((await make({ type: 'board' })).configuration).toMatchObject({ group_by: { type: 'status', property_id: ids['State'], group_by: 'option', sort: { type: 'manual' } } });
  });

  it('are changed and deleted, but for the last', async () => {
    const { make, list } = await projects(client());
    const { id } = await make({ filter: { property: 'Done', checkbox: { equals: true } } });
    expect(await client().views.update({ view_id: id, name: 'Open', filter: null })).toMatchObject({ name: 'Open', filter: null, type: 'table' });
    expect(await client().views.delete({ view_id: id })).toEqual(expect.objectContaining({ object: 'view', id }));
    expect(await refusal(client().views.retrieve({ view_id: id }))).toMatchObject({ status: 404, code: 'object_not_found' });
    const [last] = await list();
    expect(await refusal(client().views.delete({ view_id: last! }))).toMatchObject({ status: 400 });
  });

  it('are queried, page by page, as they stood', async () => {
    const { make, sourceId } = await projects(client());
    for (const name of ['Cress', 'Ash', 'Beech']) await makePage(client(), sourceId, name, { Done: { checkbox: name !== 'Cress' } });
    const { id: view_id } = await make({ filter: { property: 'Done', checkbox: { equals: true } }, sorts: [{ property: 'Name', direction: 'descending' }] });
    const query = await client().views.queries.create({ view_id, page_size: 1 });
    expect(query).toMatchObject({ object: 'view_query', view_id, total_count: 2, has_more: true, results: [{ object: 'page' }] });
    await makePage(client(), sourceId, 'Zelkova', { Done: { checkbox: true } });
    const rest = await client().views.queries.results({ view_id, query_id: query.id, start_cursor: query.next_cursor! });
    expect([rest.results.length, rest.has_more]).toEqual([1, false]);
    expect(await client().views.queries.delete({ view_id, query_id: query.id })).toEqual({ object: 'view_query', id: query.id, deleted: true });
    expect(await refusal(client().views.queries.results({ view_id, query_id: query.id }))).toMatchObject({ status: 404 });
  });

  it.each([
    ['a filter of a column that is not there', { filter: { property: 'Money', number: { equals: 1 } } }, 'Could not find property with name or id: Money'],
    ['a group by a column of another type', { type: 'board', configuration: { type: 'board', group_by: { type: 'select', property_id: 'State', sort: { type: 'manual' } } } }, 'group_by.type should be `"status"`'],
    ['the configuration of another type', { type: 'list', configuration: { type: 'gallery' } }, 'body.configuration.type should be `"list"`'],
    ['a sort of a column that is not there', { sorts: [{ property: 'Money', direction: 'ascending' }] }, 'Could not find sort property'],
    ['a type that the stand-in does not do', { type: 'chart' }, 'body.type should be'],
  ])('refuse %s', async (_what, more, message) => {
    const { make } = await projects(client());
    expect(await refusal(make(more))).toMatchObject({ status: 400, code: 'validation_error', message: expect.stringContaining(message) });
  });
});
