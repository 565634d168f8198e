import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { LOCAL_NOTION_PAGE_ID } from '@sage/config/local';
import { afterEach, describe, expect, it } from 'vitest';
import { BOT } from '../answers/people.ts';
import { createNotionStandIn } from '../notion-stand-in.ts';
import { ENDPOINT, listener, type Listener } from '../testing/listener.ts';
import { makePage, makeProjects, text } from '../testing/projects.ts';

const MINUTE = 60_000;
const open: Listener[] = [];
async function listening(options: Parameters<typeof listener>[0] = {}) {
  const one = listener(options);
  open.push(one);
  await one.activate();
  return one;
}
afterEach(() => {
  for (const { standIn } of open.splice(0)) standIn.close();
});
const told = (events: { type: string; entity: { id: string } }[]) => events.map(({ type, entity }) => [type, entity.id]);

async function gardens(options: Parameters<typeof listener>[0] = {}) {
  const one = await listening(options);
  const { sourceId, database } = await makeProjects(one.client);
  const page = await makePage(one.client, sourceId, 'Fern garden');
  const [block] = (await one.client.blocks.children.append({ block_id: page.id, children: [{ paragraph: { rich_text: text('Moss') } }] })).results;
  await one.after(MINUTE);
  return { ...one, sourceId, database, page, block: block! };
}

describe('a subscription', () => {
  it('tells the token first, unsigned, and no event before it is pasted back', async () => {
    const one = listener();
    open.push(one);
    await one.after(0);
    expect(one.heard).toEqual([{ body: JSON.stringify({ verification_token: one.token() }), signature: null }]);
    expect(one.standIn.webhooks.subscription()).toMatchObject({ url: ENDPOINT, state: 'told' });
    await makeProjects(one.client);
    expect(await one.after(MINUTE)).toEqual([]);
    expect(() => one.standIn.webhooks.verify('secret_of_someone_else')).toThrow('not the verification token');
    one.standIn.webhooks.verify(one.token());
    await makeProjects(one.client);
    expect((await one.after(MINUTE)).length).toBeGreaterThan(0);
  });

  it('waits quietly for an endpoint that is not there yet', async () => {
    const one = listener();
    open.push(one);
    one.desk.answer = () => new Response(null, { status: 404 });
    await one.after(0);
    await one.after(999);
    expect(one.heard).toHaveLength(1);
    await one.after(1);
    expect(one.heard).toHaveLength(2);
    one.desk.answer = () => new Response();
    await one.after(2_000);
    expect(one.standIn.webhooks.subscription()?.state).toBe('told');
  });

  it('pastes its token back by itself where it is told to, even after it died in between', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'sage-notion-self-'));
    const first = listener({ folder });
    await first.after(0);
    first.standIn.close();
    const again = createNotionStandIn({ token: 'ntn_the_only_one', folder, endpoint: { url: ENDPOINT, verifiesItself: true, fetch: async () => new Response() } });
    expect(again.webhooks.subscription()?.state).toBe('active');
    again.close();
    rmSync(folder, { recursive: true });
  });

  it('outlives the process, with what it still has to tell', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'sage-notion-hooks-'));
    const first = await listening({ folder });
    const token = first.token();
    first.standIn.webhooks.turn({ paused: true });
    await makeProjects(first.client);
    first.standIn.close();
    const second = listener({ folder });
    open.push(second);
    expect([second.token(), second.standIn.webhooks.subscription()?.state]).toEqual([token, 'active']);
    expect((await second.after(MINUTE)).map(({ type }) => type)).toContain('database.created');
    rmSync(folder, { recursive: true });
  });
});

describe('an event', () => {
  it('has the shape and the signature of Notion', async () => {
    const one = await listening();
    const { id } = await one.client.pages.create({ parent: { page_id: LOCAL_NOTION_PAGE_ID }, properties: { title: { title: text('Note') } } });
    const [event] = await one.after(0);
    expect(event).toEqual({
      id: expect.any(String),
      timestamp: '2026-11-23T10:00:00.000Z',
      workspace_id: expect.any(String),
      workspace_name: 'The studio',
      subscription_id: one.standIn.webhooks.subscription()?.id,
      integration_id: expect.any(String),
      authors: [{ id: BOT, type: 'bot' }],
      accessible_by: [{ id: expect.any(String), type: 'person' }, { id: BOT, type: 'bot' }],
      attempt_number: 1,
      api_version: '2026-03-11',
      type: 'page.created',
      entity: { type: 'page', id },
      data: { parent: { type: 'page', id: LOCAL_NOTION_PAGE_ID } },
    });
    expect(await one.isGenuine(one.heard[0]!)).toBe(true);
    expect(await one.isGenuine({ ...one.heard[0]!, body: `${one.heard[0]!.body} ` })).toBe(false);
  });

  it('tells of the making of a database, its data source and a page in it', async () => {
    const one = await listening();
    const { database, sourceId } = await makeProjects(one.client);
    const page = await makePage(one.client, sourceId, 'Fern garden');
    expect(told(await one.after(MINUTE))).toEqual(
      expect.arrayContaining([['database.created', database.id], ['data_source.created', sourceId], ['page.created', page.id], ['data_source.content_updated', sourceId], ['page.content_updated', LOCAL_NOTION_PAGE_ID]]),
    );
  });

  it.each([
    ['page.properties_updated', (g) => g.client.pages.update({ page_id: g.page.id, properties: { Progress: { number: 1 } } }), (g) => ({ entity: { id: g.page.id }, data: { parent: { type: 'database', id: g.database.id, data_source_id: g.sourceId }, updated_properties: [g.page.properties['Progress']!.id] } })],
    ['page.content_updated', (g) => g.client.blocks.update({ block_id: g.block.id, paragraph: { rich_text: text('Ivy') } }), (g) => ({ entity: { id: g.page.id }, data: { updated_blocks: [{ id: g.block.id, type: 'block' }] } })],
    ['page.content_updated', (g) => g.client.blocks.delete({ block_id: g.block.id }), (g) => ({ entity: { id: g.page.id } })],
    ['page.deleted', (g) => g.client.pages.update({ page_id: g.page.id, in_trash: true }), (g) => ({ entity: { id: g.page.id } })],
    ['page.locked', (g) => g.client.pages.update({ page_id: g.page.id, is_locked: true }), (g) => ({ entity: { id: g.page.id } })],
    ['comment.created', (g) => g.client.comments.create({ parent: { block_id: g.block.id }, rich_text: text('Hm') }), (g) => ({ data: { page_id: g.page.id, parent: { id: g.block.id, type: 'block' } } })],
    ['data_source.schema_updated', (g) => g.client.dataSources.update({ data_source_id: g.sourceId, properties: { Done: { name: 'Ready' } } }), (g) => ({ entity: { id: g.sourceId }, data: { updated_properties: [{ name: 'Ready', action: 'updated' }] } })],
    ['database.deleted', (g) => g.client.databases.update({ database_id: g.database.id, in_trash: true }), (g) => ({ entity: { id: g.database.id } })],
    ['file_upload.created', (g) => g.client.fileUploads.create({}), () => ({ entity: { type: 'file_upload' } })],
  ] satisfies [string, (g: Awaited<ReturnType<typeof gardens>>) => Promise<unknown>, (g: Awaited<ReturnType<typeof gardens>>) => object][])('%s', async (type, act, expected) => {
    const garden = await gardens();
    await act(garden);
    const events = await garden.after(MINUTE);
    expect(events.find((event) => event.type === type)).toMatchObject(expected(garden));
  });

  it('that undoes one which has not left takes it along', async () => {
    const garden = await gardens();
    await garden.client.pages.update({ page_id: garden.page.id, in_trash: true });
    await garden.client.pages.update({ page_id: garden.page.id, in_trash: false });
    expect((await garden.after(MINUTE)).map(({ type }) => type)).toEqual(['data_source.content_updated']);
    await garden.client.pages.update({ page_id: garden.page.id, in_trash: true });
    await garden.after(MINUTE);
    await garden.client.pages.update({ page_id: garden.page.id, in_trash: false });
    expect((await garden.after(MINUTE)).map(({ type }) => type)).toContain('page.undeleted');
  });

  it('of many changes is one: the first at once, the others together', async () => {
    const garden = await gardens();
    const set = (properties: object) => garden.client.pages.update({ page_id: garden.page.id, properties: properties as never });
    await set({ Progress: { number: 0.1 } });
    expect(await garden.after(0)).toMatchObject([{ type: 'page.properties_updated' }]);
    for (let i = 2; i < 8; i++) await set({ Progress: { number: i / 10 } });
    await set({ Done: { checkbox: true } });
    expect(await garden.after(1_999)).toEqual([]);
    const { Progress, Done } = garden.page.properties;
    expect(await garden.after(1)).toMatchObject([{ type: 'page.properties_updated', data: { updated_properties: [Progress!.id, Done!.id] } }]);
    expect(await garden.after(MINUTE)).toEqual([]);
  });
});

describe('the delivery', () => {
  const edit = ({ client, page }: Awaited<ReturnType<typeof gardens>>, value = 1) => client.pages.update({ page_id: page.id, properties: { Progress: { number: value } } });

  it('is tried at most 8 times, each time after a longer wait', async () => {
    const garden = await gardens();
    garden.desk.answer = () => new Response(null, { status: 500 });
    await edit(garden);
    const attempts = [(await garden.after(0))[0]?.attempt_number];
    for (const minutes of [1, 3, 9, 27, 81, 243, 729]) {
      expect(await garden.after(minutes * MINUTE - 1)).toEqual([]);
      attempts.push((await garden.after(1))[0]?.attempt_number);
    }
    expect(attempts).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await garden.after(48 * 60 * MINUTE)).toEqual([]);
    const event = garden.standIn.webhooks.events().at(-1)!;
    expect(event.deliveries).toMatchObject([{ status: 'failed' }]);
    garden.desk.answer = () => new Response();
    garden.standIn.webhooks.redeliver(event.id);
    expect(await garden.after(0)).toMatchObject([{ id: event.id }]);
  });

  it('can double, delay, drop and hold back', async () => {
    const garden = await gardens();
    garden.standIn.webhooks.turn({ copies: 2, delay_ms: MINUTE });
    await edit(garden);
    expect(await garden.after(MINUTE - 1)).toEqual([]);
    const twice = await garden.after(1);
    expect([twice.length, new Set(twice.map(({ id }) => id)).size]).toEqual([2, 1]);
    garden.standIn.webhooks.turn({ copies: 1, delay_ms: 0, drop: 1 });
    await edit(garden, 2);
    expect(await garden.after(48 * 60 * MINUTE)).toEqual([]);
    garden.standIn.webhooks.turn({ drop: 0, paused: true });
    await edit(garden, 3);
    expect(await garden.after(MINUTE)).toEqual([]);
    garden.standIn.webhooks.turn({ paused: false });
    expect(await garden.after(0)).toHaveLength(1);
  });

  it('can forge and reorder', async () => {
    const garden = await gardens();
    garden.standIn.webhooks.turn({ forge: 1 });
    await edit(garden);
    await garden.after(0);
    expect(await Promise.all(garden.heard.slice(-2).map(garden.isGenuine))).toEqual([false, true]);
    garden.standIn.webhooks.turn({ forge: 0, shuffle_ms: MINUTE });
    garden.standIn.chance.seed(7);
    const made: string[] = [];
    for (let i = 0; i < 8; i++) made.push((await makePage(garden.client, garden.sourceId, `Page ${i}`)).id);
    const arrived = (await garden.after(2 * MINUTE)).filter(({ type }) => type === 'page.created').map(({ entity }) => entity.id);
    expect(arrived.toSorted()).toEqual(made.toSorted());
    expect(arrived).not.toEqual(made);
  });
});
