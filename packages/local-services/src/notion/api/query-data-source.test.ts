import type { Client, PageObjectResponse, QueryDataSourceParameters } from '@notionhq/client';
import { describe, expect, it } from 'vitest';
import { notionDoors } from '../testing/doors.ts';
import { makePage, makeProjects, refusal, text } from '../testing/projects.ts';

const { standIn, doors } = notionDoors();
type Query = Omit<QueryDataSourceParameters, 'data_source_id'>;
const names = (results: object[]) => results.map((page) => ((page as PageObjectResponse).properties['Name'] as { title: { plain_text: string }[] }).title[0]?.plain_text);

async function garden(client: Client) {
  const { sourceId } = await makeProjects(client);
  await client.dataSources.update({ data_source_id: sourceId, properties: { Near: { relation: { data_source_id: sourceId, type: 'single_property', single_property: {} } } } });
  const fern = await makePage(client, sourceId, 'Fern', { Progress: { number: 0.5 }, Done: { checkbox: true }, Tier: { select: { name: 'Tier 2' } }, Created: { date: { start: '2026-11-20' } }, 'Sync ID': { rich_text: text('project:1') } });
  await makePage(client, sourceId, 'Moss', { Progress: { number: 0.9 }, State: { status: { name: 'Delivered' } }, Tier: { select: { name: 'Tier 1' } }, Created: { date: { start: '2026-11-22T09:00:00Z' } }, Near: { relation: [{ id: fern.id }] } });
  await makePage(client, sourceId, 'Ivy');
  const query = async (asked: Query = {}) => client.dataSources.query({ data_source_id: sourceId, ...asked });
  return { fern, query };
}

describe.each(doors)('a query, %s', (_door, client) => {
  it('filters by every type of property', async () => {
    const { fern, query } = await garden(client());
    const cases: [NonNullable<Query['filter']>, string[]][] = [
      [{ property: 'Name', title: { contains: 'er' } }, ['Fern']],
      [{ property: 'Sync ID', rich_text: { equals: 'project:1' } }, ['Fern']],
      [{ property: 'Sync ID', rich_text: { is_empty: true } }, ['Moss', 'Ivy']],
      [{ property: 'Tier', select: { equals: 'Tier 1' } }, ['Moss']],
      [{ property: 'Tier', select: { does_not_equal: 'Tier 1' } }, ['Fern', 'Ivy']],
      [{ property: 'State', status: { equals: 'Delivered' } }, ['Moss']],
      [{ property: 'Near', relation: { contains: fern.id } }, ['Moss']],
      [{ property: 'Done', checkbox: { equals: true } }, ['Fern']],
      [{ property: 'Progress', number: { greater_than: 0.5 } }, ['Moss']],
      [{ property: 'Created', date: { on_or_after: '2026-11-22' } }, ['Moss']],
      [{ property: 'Created', date: { before: '2026-11-22' } }, ['Fern']],
      [{ or: [{ property: 'Done', checkbox: { equals: true } }, { and: [{ property: 'Progress', number: { is_empty: true } }, { property: 'Name', title: { starts_with: 'I' } }] }] }, ['Fern', 'Ivy']],
    ];
    for (const [filter, expected] of cases) expect([filter, names((await query({ filter })).results)]).toEqual([filter, expected]);
  });

  it('sorts, with what is empty last', async () => {
    const { query } = await garden(client());
    const sorted = async (direction: 'ascending' | 'descending', property: string) => names((await query({ sorts: [{ property, direction }] })).results);
    expect(await sorted('ascending', 'Progress')).toEqual(['Fern', 'Moss', 'Ivy']);
    expect(await sorted('descending', 'Progress')).toEqual(['Moss', 'Fern', 'Ivy']);
    expect(await sorted('ascending', 'Tier')).toEqual(['Moss', 'Fern', 'Ivy']);
    expect(await sorted('descending', 'Name')).toEqual(['Moss', 'Ivy', 'Fern']);
  });

  it('gives page by page', async () => {
    const { query } = await garden(client());
    const first = await query({ page_size: 2 });
    expect([names(first.results), first.has_more]).toEqual([['Fern', 'Moss'], true]);
    const second = await query({ page_size: 2, start_cursor: first.next_cursor });
    expect([names(second.results), second.has_more, second.next_cursor]).toEqual([['Ivy'], false, null]);
    expect(await refusal(query({ page_size: 101 }))).toMatchObject({ status: 400 });
    expect(await refusal(query({ start_cursor: crypto.randomUUID() }))).toMatchObject({ status: 400, message: expect.stringContaining('start_cursor') });
  });

  it('refuses a filter that does not fit', async () => {
    const { query } = await garden(client());
    expect(await refusal(query({ filter: { property: 'Budget', number: { equals: 1 } } }))).toMatchObject({ status: 400, message: 'Could not find property with name or id: Budget' });
    expect(await refusal(query({ filter: { property: 'Progress', rich_text: { equals: '1' } } }))).toMatchObject({ status: 400, message: 'database property number does not match filter rich_text' });
  });

  it('may lag behind what was just made', async () => {
    standIn.clock.set(Date.parse('2026-11-23T10:00:00Z'));
    standIn.faults.add({ kind: 'query_lag', lag: 10 }, standIn.clock.now());
    const { fern, query } = await garden(client());
    expect((await query()).results).toEqual([]);
    expect(await client().pages.retrieve({ page_id: fern.id })).toMatchObject({ id: fern.id });
    standIn.clock.advance(10_000);
    expect(names((await query()).results)).toEqual(['Fern', 'Moss', 'Ivy']);
  });
});
