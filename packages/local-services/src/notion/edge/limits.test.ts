import { LOCAL_NOTION_PAGE_ID } from '@sage/config/local';
import { describe, expect, it } from 'vitest';
import { Chance } from './chance.ts';
import { notionDoors } from '../testing/doors.ts';
import { makePage, makeProjects, refusal, text } from '../testing/projects.ts';

const { standIn, doors } = notionDoors();
const paragraph = (content = 'x') => ({ paragraph: { rich_text: text(content) } });

describe.each(doors)('the limits, %s', (_door, client) => {
  it('of the workspace are spent by others too', async () => {
    standIn.clock.set(Date.parse('2026-11-23T10:00:00Z'));
    standIn.workspaceRate.callsPerMinute = 100;
    standIn.workspaceRate.spend(standIn.clock.now(), 99);
    await client().users.me({});
    expect(await refusal(client().users.me({}))).toMatchObject({ status: 429, code: 'rate_limited' });
    standIn.clock.advance(60_000);
    await client().users.me({});
    standIn.workspaceRate.callsPerMinute = Infinity;
  });

  it('of a free workspace refuse what would be too many blocks, and keep nothing of it', async () => {
    const { sourceId } = await makeProjects(client());
    const page = await makePage(client(), sourceId, 'Fern');
    standIn.limits.blocks = standIn.store.count('block', 'page', 'database') + 2;
    const append = (count: number) => client().blocks.children.append({ block_id: page.id, children: Array.from({ length: count }, () => paragraph()) });
    expect(await refusal(append(3))).toMatchObject({ status: 400, message: expect.stringContaining('limit') });
    expect((await client().blocks.children.list({ block_id: page.id })).results).toEqual([]);
    await append(2);
    expect(await refusal(makePage(client(), sourceId, 'Moss'))).toMatchObject({ status: 400 });
    await client().pages.update({ page_id: page.id, properties: { Progress: { number: 1 } } });
  });

  it('of a request are 1,000 blocks in all, 100 items of text and 100 relations', async () => {
    const { sourceId } = await makeProjects(client());
    await client().dataSources.update({ data_source_id: sourceId, properties: { Near: { relation: { data_source_id: sourceId, single_property: {} } } } });
    const page = await makePage(client(), sourceId, 'Fern');
    const toggles = Array.from({ length: 11 }, () => ({ toggle: { rich_text: text('t'), children: Array.from({ length: 91 }, () => paragraph()) } }));
    expect(await refusal(client().blocks.children.append({ block_id: page.id, children: toggles }))).toMatchObject({ message: expect.stringContaining('at most `1000` blocks') });
    const words = Array.from({ length: 101 }, () => ({ text: { content: 'x' } }));
    expect(await refusal(client().pages.update({ page_id: page.id, properties: { 'Sync ID': { rich_text: words } } }))).toMatchObject({ message: expect.stringContaining('should be ≤ `100`') });
    const relation = Array.from({ length: 101 }, () => ({ id: page.id }));
    expect(await refusal(client().pages.update({ page_id: page.id, properties: { Near: { relation } } }))).toMatchObject({ message: expect.stringContaining('should be ≤ `100`') });
    const deep = { toggle: { rich_text: text('1'), children: [{ toggle: { rich_text: text('2'), children: [{ toggle: { rich_text: text('3'), children: [paragraph()] } }] } }] } };
    expect(await refusal(client().blocks.children.append({ block_id: page.id, children: [deep as never] }))).toMatchObject({ message: expect.stringContaining('should be not present') });
    expect(await refusal(client().pages.update({ page_id: page.id, properties: { Link: { url: `https://example.com/${'x'.repeat(1990)}` } } }))).toMatchObject({ message: expect.stringContaining('should be ≤ `2000`') });
  });

  it('of a relation show 25 with the page and all of them by themselves', async () => {
    const { sourceId } = await makeProjects(client());
    await client().dataSources.update({ data_source_id: sourceId, properties: { Near: { relation: { data_source_id: sourceId, single_property: {} } } } });
    const ids: string[] = [];
    for (let i = 0; i < 27; i++) ids.push((await makePage(client(), sourceId, `Page ${i}`)).id);
    const page = await makePage(client(), sourceId, 'Fern', { Near: { relation: ids.map((id) => ({ id })) } });
    expect((page.properties['Near'] as { relation: object[] }).relation).toHaveLength(25);
    const first = await client().pages.properties.retrieve({ page_id: page.id, property_id: page.properties['Near']!.id, page_size: 20 });
    if (first.object !== 'list') throw new Error('No list.');
    const rest = await client().pages.properties.retrieve({ page_id: page.id, property_id: page.properties['Near']!.id, page_size: 20, start_cursor: first.next_cursor! });
    if (rest.object !== 'list') throw new Error('No list.');
    expect([...first.results, ...rest.results].map((item) => (item.type === 'relation' ? item.relation.id : ''))).toEqual(ids);
    expect(await client().pages.properties.retrieve({ page_id: page.id, property_id: page.properties['Done']!.id })).toMatchObject({ object: 'property_item', type: 'checkbox', checkbox: false });
  });

  it('do not hold back the connection where a person locked the page', async () => {
    const page = await client().pages.create({ parent: { page_id: LOCAL_NOTION_PAGE_ID }, properties: { title: { title: text('Locked') } } });
    await client().pages.update({ page_id: page.id, is_locked: true });
    await client().blocks.children.append({ block_id: page.id, children: [paragraph('written all the same')] });
    expect(await client().pages.update({ page_id: page.id, properties: { title: { title: text('New name') } } })).toMatchObject({ is_locked: true });
  });
});

describe('chance', () => {
  it('meets its share of the calls, the same ones for the same seed', async () => {
    const [, client] = doors[0]!;
    const run = async () => {
      standIn.chance.seed(42);
      standIn.faults.add({ kind: 'refused', status: 503, operation: 'users.me', probability: 0.3 }, standIn.clock.now());
      const met: boolean[] = [];
      for (let i = 0; i < 60; i++) met.push((await refusal(client().users.me({}))) !== null);
      standIn.faults.clear();
      return met;
    };
    const first = await run();
    expect(first.filter(Boolean).length).toBeGreaterThan(5);
    expect(first.filter(Boolean).length).toBeLessThan(40);
    expect(await run()).toEqual(first);
  });

  it('is even', () => {
    const chance = new Chance(1);
    const numbers = Array.from({ length: 10_000 }, () => chance.next());
    expect(numbers.reduce((sum, one) => sum + one, 0) / numbers.length).toBeCloseTo(0.5, 1);
    expect(numbers.every((one) => one >= 0 && one < 1)).toBe(true);
  });
});
