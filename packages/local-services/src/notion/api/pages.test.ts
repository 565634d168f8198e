import { describe, expect, it } from 'vitest';
import { LOCAL_NOTION_PAGE_ID } from '@sage/config/local';
import type { Client, DataSourceObjectResponse, PageObjectResponse } from '@notionhq/client';
import { notionDoors } from '../testing/doors.ts';
import { makePage, makeProjects, refusal, text } from '../testing/projects.ts';

const { standIn, doors } = notionDoors();
const UNKNOWN = '00000000-0000-4000-8000-00000000dead';

describe.each(doors)('pages, %s', (_door, client) => {
  const write = async (notion: Client, properties: Record<string, unknown>) => {
    const { sourceId } = await makeProjects(notion);
    return refusal(makePage(notion, sourceId, 'Fern garden', properties));
  };

  it('keep every type of property', async () => {
    const { sourceId } = await makeProjects(client());
    const other = await makePage(client(), sourceId, 'Moss court');
    await client().dataSources.update({ data_source_id: sourceId, properties: { Sibling: { relation: { data_source_id: sourceId, type: 'single_property', single_property: {} } } } });
    const page = await makePage(client(), sourceId, 'Fern garden', {
      Tier: { select: { name: 'Tier 3' } },
      State: { status: { name: 'Open' } },
      Created: { date: { start: '2026-11-23' } },
      'Current Milestone': { rich_text: text('Draft') },
      Progress: { number: 0.25 },
      Link: { url: 'https://example.com/a' },
      Done: { checkbox: true },
      Sibling: { relation: [{ id: other.id.replaceAll('-', '') }] },
    });
    expect((await client().pages.retrieve({ page_id: page.id })) as PageObjectResponse).toMatchObject({
      object: 'page',
      in_trash: false,
      parent: { type: 'data_source_id', data_source_id: sourceId },
      properties: {
        Name: { id: 'title', type: 'title', title: [{ plain_text: 'Fern garden' }] },
        Tier: { select: { name: 'Tier 3' } },
        State: { status: { name: 'Open' } },
        Created: { date: { start: '2026-11-23', end: null } },
        'Current Milestone': { rich_text: [{ plain_text: 'Draft' }] },
        Progress: { number: 0.25 },
        Link: { url: 'https://example.com/a' },
        Done: { checkbox: true },
        Sibling: { relation: [{ id: other.id }] },
      },
    });
    const source = (await client().dataSources.retrieve({ data_source_id: sourceId })) as DataSourceObjectResponse;
    expect(source.properties['Tier']).toMatchObject({ select: { options: [{ name: 'Tier 1' }, { name: 'Tier 2' }, { name: 'Tier 3' }] } });
  });

  it('take a property by its id, which outlives a rename', async () => {
    const { sourceId } = await makeProjects(client());
    const page = await makePage(client(), sourceId, 'Fern garden', { Progress: { number: 0.1 } });
    const { id } = page.properties['Progress']!;
    await client().dataSources.update({ data_source_id: sourceId, properties: { [id]: { name: 'Share done' } } });
    expect(await client().pages.update({ page_id: page.id, properties: { [id]: { number: 0.6 } } })).toMatchObject({ properties: { 'Share done': { id, number: 0.6 } } });
    expect(await refusal(client().pages.update({ page_id: page.id, properties: { Progress: { number: 1 } } }))).toMatchObject({ message: 'Progress is not a property that exists.' });
  });

  it.each([
    ['an unknown property', { Budget: { number: 1 } }, 'Budget is not a property that exists.'],
    ['another type', { Progress: { rich_text: text('half') } }, 'Progress is expected to be number.'],
    ['an empty link', { Link: { url: '' } }, 'body failed validation: body.properties.Link.url.length should be ≥ `1`, instead was `0`.'],
    ['a long text', { 'Sync ID': { rich_text: text('x'.repeat(2001)) } }, 'body failed validation: body.properties.Sync ID.rich_text[0].text.content.length should be ≤ `2000`, instead was `2001`.'],
    ['a status that is no option', { State: { status: { name: 'Lost' } } }, 'Invalid status option. Status option "Lost" does not exist".'],
    ['text for a number', { Progress: { number: 'half' } }, 'body failed validation: body.properties.Progress.number should be a number, instead was `"half"`.'],
    ['a day that is none', { Created: { date: { start: 'soon' } } }, expect.stringContaining('body.properties.Created.date.start should be a valid ISO 8601 date string')],
  ])('refuse %s', async (_what, properties, message) => expect(await write(client(), properties)).toEqual({ status: 400, code: 'validation_error', message }));

  it('refuse a relation to a page that is not there, and write nothing then', async () => {
    const { sourceId } = await makeProjects(client());
    await client().dataSources.update({ data_source_id: sourceId, properties: { Sibling: { relation: { data_source_id: sourceId, type: 'single_property', single_property: {} } } } });
    const made = makePage(client(), sourceId, 'Fern garden', { Tier: { select: { name: 'Tier 9' } }, Sibling: { relation: [{ id: UNKNOWN }] } });
    expect(await refusal(made)).toMatchObject({ status: 400, code: 'validation_error', message: expect.stringContaining(`Could not find page with ID: ${UNKNOWN}`) });
    const source = (await client().dataSources.retrieve({ data_source_id: sourceId })) as DataSourceObjectResponse;
    expect(JSON.stringify(source.properties['Tier'])).not.toContain('Tier 9');
    expect((await client().dataSources.query({ data_source_id: sourceId })).results).toEqual([]);
  });

  it('take no edit in the trash, except the one that brings them back', async () => {
    const { sourceId } = await makeProjects(client());
    const { id: page_id } = await makePage(client(), sourceId, 'Fern garden');
    expect(await client().pages.update({ page_id, in_trash: true })).toMatchObject({ in_trash: true });
    expect(await refusal(client().pages.update({ page_id, properties: { Progress: { number: 1 } } }))).toMatchObject({ status: 400, message: expect.stringContaining("Can't edit block that is archived") });
    expect((await client().dataSources.query({ data_source_id: sourceId })).results).toEqual([]);
    expect(await client().pages.update({ page_id, in_trash: false, properties: { Progress: { number: 1 } } })).toMatchObject({ in_trash: false, properties: { Progress: { number: 1 } } });
  });

  it('are 404 where they are not, and refuse what is no id', async () => {
    expect(await refusal(client().pages.retrieve({ page_id: UNKNOWN }))).toEqual({
      status: 404,
      code: 'object_not_found',
      message: `Could not find page with ID: ${UNKNOWN}. Make sure the relevant pages and databases are shared with your integration "SAGE".`,
    });
    expect(await refusal(client().pages.retrieve({ page_id: 'fern' }))).toMatchObject({ status: 400, message: 'path failed validation: path.page_id should be a valid uuid, instead was `"fern"`.' });
  });

  it('tell times by the minute', async () => {
    standIn.clock.set(Date.parse('2026-11-23T10:20:59.900Z'));
    const { sourceId } = await makeProjects(client());
    const page = await makePage(client(), sourceId, 'Fern garden');
    expect(page.last_edited_time).toBe('2026-11-23T10:20:00.000Z');
    standIn.clock.advance(200);
    expect(await client().pages.update({ page_id: page.id, icon: { type: 'emoji', emoji: '🌿' } })).toMatchObject({ created_time: '2026-11-23T10:20:00.000Z', last_edited_time: '2026-11-23T10:21:00.000Z' });
  });

  it('live inside pages too, with content from the start', async () => {
    const children = [{ paragraph: { rich_text: text('Hello') } }];
    const page = await client().pages.create({ parent: { page_id: LOCAL_NOTION_PAGE_ID }, properties: { title: { title: text('Notes') } }, children });
    expect((await client().blocks.children.list({ block_id: page.id })).results).toMatchObject([{ type: 'paragraph', paragraph: { rich_text: [{ plain_text: 'Hello' }] } }]);
    const crowd = client().pages.create({ parent: { page_id: LOCAL_NOTION_PAGE_ID }, children: Array(101).fill(children[0]) });
    expect(await refusal(crowd)).toMatchObject({ status: 400, message: 'body failed validation: body.children.length should be ≤ `100`, instead was `101`.' });
  });

  it('refuse more than 500 KB', async () => {
    const paragraph = { paragraph: { rich_text: Array.from({ length: 4 }, () => ({ text: { content: 'x'.repeat(2000) } })) } };
    const page = client().pages.create({ parent: { page_id: LOCAL_NOTION_PAGE_ID }, children: Array.from({ length: 70 }, () => paragraph) });
    expect(await refusal(page)).toMatchObject({ status: 400, code: 'validation_error' });
  });

  it('are moved to another page or data source, keeping their title', async () => {
    const [first, second] = [await makeProjects(client()), await makeProjects(client())];
    const page = await makePage(client(), first.sourceId, 'Fern garden', { Progress: { number: 1 } });
    expect(await client().pages.move({ page_id: page.id, parent: { data_source_id: second.sourceId } })).toMatchObject({ parent: { data_source_id: second.sourceId }, properties: { Name: { title: [{ plain_text: 'Fern garden' }] }, Progress: { number: null } } });
    expect((await client().dataSources.query({ data_source_id: first.sourceId })).results).toEqual([]);
    await client().pages.move({ page_id: page.id, parent: { page_id: LOCAL_NOTION_PAGE_ID } });
    expect((await client().blocks.children.list({ block_id: LOCAL_NOTION_PAGE_ID })).results.map(({ id }) => id)).toContain(page.id);
    const inner = await client().pages.create({ parent: { page_id: page.id }, properties: { title: { title: text('Inner') } } });
    expect(await refusal(client().pages.move({ page_id: page.id, parent: { page_id: inner.id } }))).toMatchObject({ status: 400 });
  });

  it('lose their content when it is erased', async () => {
    const page = await client().pages.create({ parent: { page_id: LOCAL_NOTION_PAGE_ID }, properties: { title: { title: text('Notes') } }, children: [{ paragraph: { rich_text: text('Hello') } }] });
    await client().pages.update({ page_id: page.id, erase_content: true });
    expect((await client().blocks.children.list({ block_id: page.id })).results).toEqual([]);
  });

  it('keep the types of property that only people use', async () => {
    const { sourceId } = await makeProjects(client());
    await client().dataSources.update({ data_source_id: sourceId, properties: { Tags: { multi_select: { options: [{ name: 'Shade' }] } }, Mail: { email: {} }, Phone: { phone_number: {} }, Files: { files: {} } } });
    const { id } = await client().fileUploads.create({ filename: 'plan.pdf' });
    await client().fileUploads.send({ file_upload_id: id, file: { filename: 'plan.pdf', data: new Blob(['%PDF'], { type: 'application/pdf' }) } });
    const files = [{ file_upload: { id } }, { name: 'Elsewhere', external: { url: 'https://example.com/a.pdf' } }];
    const page = await makePage(client(), sourceId, 'Fern garden', { Tags: { multi_select: [{ name: 'Shade' }, { name: 'Moss' }, { name: 'Ivy' }] }, Mail: { email: 'a@example.com' }, Phone: { phone_number: '1' }, Files: { files } });
    expect(page.properties).toMatchObject({
      Tags: { multi_select: [{ name: 'Shade' }, { name: 'Moss' }, { name: 'Ivy' }] },
      Mail: { email: 'a@example.com' },
      Phone: { phone_number: '1' },
      Files: { files: [{ name: 'plan.pdf', type: 'file', file: { url: expect.any(String) } }, { name: 'Elsewhere', type: 'external' }] },
    });
    expect(await client().fileUploads.retrieve({ file_upload_id: id })).toMatchObject({ expiry_time: null });
    const tagged = async (tag: string) => (await client().dataSources.query({ data_source_id: sourceId, filter: { property: 'Tags', multi_select: { contains: tag } } })).results.map((one) => one.id);
    expect([await tagged('Ivy'), await tagged('Rose')]).toEqual([[page.id], []]);
  });
});
