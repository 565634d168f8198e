import type { PageObjectResponse } from '@notionhq/client';
import { describe, expect, it } from 'vitest';
import { PERSON } from '../answers/people.ts';
import { notionDoors } from '../testing/doors.ts';
import { makePage, makeProjects, refusal, text } from '../testing/projects.ts';

const { standIn, doors, url } = notionDoors();
const client = doors[0]![1];
/** Over the control, as a test of another process would. */
async function ask(path: string, body: object = {}) {
  const response = await fetch(`${url()}/_control/person/${path}`, { method: 'POST', body: JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as { id: string; message: string; results: { id: string }[] } };
}
async function garden() {
  const { sourceId } = await makeProjects(client());
  const page = await makePage(client(), sourceId, 'Fern', { Tier: { select: { name: 'Tier 2' } } });
  standIn.calls.clear();
  return { sourceId, page, read: async () => (await client().pages.retrieve({ page_id: page.id })) as PageObjectResponse };
}

describe('a person', () => {
  it('ticks a task and edits a property, at no cost to the connection', async () => {
    const { page, read } = await garden();
    expect((await ask(`tick/${page.id}`)).status).toBe(200);
    await ask(`pages.update/${page.id}`, { properties: { Progress: { number: 0.4 } } });
    expect(standIn.calls.list()).toEqual([]);
    const { properties, last_edited_by } = await read();
    expect([properties['Done'], properties['Progress'], last_edited_by.id]).toMatchObject([{ checkbox: true }, { number: 0.4 }, PERSON]);
    await ask(`tick/${page.id}`, { done: false });
    expect((await read()).properties['Done']).toMatchObject({ checkbox: false });
  });

  it('adds a page, and writes, changes and deletes blocks', async () => {
    const { sourceId } = await garden();
    const made = await ask('pages.create', { parent: { data_source_id: sourceId }, properties: { Name: { title: text('By hand') } } });
    const added = await ask(`blocks.children.append/${made.body.id}`, { children: [{ paragraph: { rich_text: text('One') } }, { paragraph: { rich_text: text('Two') } }] });
    const [one, two] = added.body.results.map(({ id }) => id);
    await ask(`blocks.update/${one}`, { paragraph: { rich_text: text('Changed') } });
    await ask(`blocks.delete/${two}`);
    expect((await client().blocks.children.list({ block_id: made.body.id })).results).toMatchObject([{ paragraph: { rich_text: [{ plain_text: 'Changed' }] }, last_edited_by: { id: PERSON } }]);
  });

  it('comments in their own name, and deletes it again', async () => {
    const { page } = await garden();
    const { body } = await ask('comments.create', { parent: { page_id: page.id }, rich_text: text('@client Hello') });
    expect((await client().comments.list({ block_id: page.id })).results).toMatchObject([{ created_by: { id: PERSON }, display_name: { type: 'user' } }]);
    expect(await refusal(client().comments.delete({ comment_id: body.id }))).toMatchObject({ status: 403, code: 'restricted_resource' });
    await ask(`comments.delete/${body.id}`);
    expect((await client().comments.list({ block_id: page.id })).results).toEqual([]);
  });

  it('trashes and restores, hides and shows, and sees what is hidden', async () => {
    const { page, read } = await garden();
    await ask(`pages.update/${page.id}`, { in_trash: true });
    expect((await read()).in_trash).toBe(true);
    await ask(`pages.update/${page.id}`, { in_trash: false });
    await ask(`unshare/${page.id}`);
    expect(await refusal(read())).toMatchObject({ status: 404 });
    expect((await ask(`pages.update/${page.id}`, { properties: { Progress: { number: 1 } } })).status).toBe(200);
    await ask(`share/${page.id}`);
    expect((await read()).properties['Progress']).toMatchObject({ number: 1 });
  });

  it('adds, renames and deletes columns and options', async () => {
    const { page, sourceId, read } = await garden();
    await ask(`dataSources.update/${sourceId}`, { properties: { Link: null, Done: { name: 'Ready' }, Notes: { rich_text: {} } } });
    const tier = (await read()).properties['Tier'] as { select: { id: string } };
    await ask(`dataSources.update/${sourceId}`, { properties: { Tier: { select: { options: [{ id: tier.select.id, name: 'Tier two' }] } } } });
    const { properties } = await read();
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(['Ready', 'Notes']));
    expect(properties['Link']).toBeUndefined();
    expect(properties['Tier']).toMatchObject({ select: { name: 'Tier two' } });
    await ask(`removeOption/${sourceId}`, { property: 'Tier', option: 'Tier two' });
    expect((await read()).properties['Tier']).toMatchObject({ select: null });
    expect(await client().pages.update({ page_id: page.id, properties: { Tier: { select: { name: 'Tier 1' } } } })).toMatchObject({ properties: { Tier: { select: { name: 'Tier 1' } } } });
  });

  it('is held back by a lock, which the connection is not', async () => {
    const { page } = await garden();
    await ask(`pages.update/${page.id}`, { is_locked: true });
    expect(await ask(`pages.update/${page.id}`, { properties: { Progress: { number: 1 } } })).toMatchObject({ status: 400, body: { message: expect.stringContaining('locked') } });
    expect(await ask(`blocks.children.append/${page.id}`, { children: [] })).toMatchObject({ status: 400 });
    await ask(`pages.update/${page.id}`, { is_locked: false });
    expect(await ask(`pages.update/${page.id}`, { properties: { Progress: { number: 1 } } })).toMatchObject({ status: 200 });
  });

  it('is told what does not work', async () => {
    const { page } = await garden();
    expect(await ask('pages.fly')).toMatchObject({ status: 400, body: { message: expect.stringContaining('pages.fly') } });
    expect(await ask(`tick/${page.id}`, { property: 'Tier' })).toMatchObject({ status: 400, body: { message: 'Tier is no checkbox of the page.' } });
  });
});
