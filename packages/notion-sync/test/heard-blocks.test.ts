import { APIResponseError, type BlockObjectRequest, type Client } from '@notionhq/client';
import { beforeEach, expect, it } from 'vitest';
import { CALL_CLASS, onErrand } from '../src/call-class.ts';
import { createConversation } from '../src/comments/conversation.ts';
import { createLimiter } from '../src/limiter.ts';
import { callsThrough } from '../src/sync-calls.ts';
import { standInSync, type StandInSync } from './stand-in-sync.ts';
import { newClient, newProject } from './sync-database.ts';

let parts: StandInSync;
let page: string;
let blocks: string[];
beforeEach(async () => {
  parts = await standInSync();
  const project = await newProject(parts.database, await newClient(parts.database));
  await parts.rest();
  page = await parts.pageOf(project);
  const children = Array.from({ length: 45 }, (_, n): BlockObjectRequest => ({ paragraph: { rich_text: [{ text: { content: `Line ${n}` } }] } }));
  blocks = (await parts.notion.blocks.children.append({ block_id: page, children })).results.map(({ id }) => id);
  parts.calls();
});

const converse = () => parts.sync.converse({ messageUrl: () => 'https://ops.example.com/' });
const hear = (callClass: (typeof CALL_CLASS)[keyof typeof CALL_CLASS] = CALL_CLASS.backfill) => onErrand(callClass, () => converse().hearBlocks(page, blocks));
const comment = (blockId: string, content: string) => parts.notion.comments.create({ parent: { block_id: blockId }, rich_text: [{ text: { content } }] });
const messages = async () => (await parts.database.query<{ body: string }>('select body from public.messages order by created_at')).map(({ body }) => body);

it('hears the comments on blocks of which no event told, twenty blocks at a time, and each comment once', async () => {
  await comment(blocks[3]!, '@client Near the top.');
  await comment(blocks[44]!, '@client At the end.');
  await comment(blocks[4]!, 'Not for them.');
  parts.calls();
  expect(await hear()).toBe(1);
  expect(parts.calls()).toEqual(Array(20).fill('comments.list'));
  expect([await hear(), await hear()]).toEqual([0, 1]);
  await comment(blocks[2]!, '@client Again at the top.');
  expect([await hear(), await hear()]).toEqual([0, 1]);
  expect(await messages()).toEqual(['Near the top.', 'At the end.', 'Again at the top.']);
});

it('asks for none of them in what an event or a person asked for', async () => {
  await comment(blocks[3]!, '@client Hello.');
  parts.calls();
  for (const callClass of [CALL_CLASS.manual, CALL_CLASS.fresh, CALL_CLASS.pull]) expect(await hear(callClass)).toBe(0);
  expect(parts.calls()).toEqual([]);
});

const answering = (status: number, code: 'object_not_found' | 'restricted_resource', unless: string) => ({
  // why: the stand-in knows no rights of a connection, and shows what is in the trash; Notion refuses both so
  list: async (asked: { block_id: string }) => {
    if (asked.block_id === unless) return parts.notion.comments.list(asked);
    throw new APIResponseError({ code: code as APIResponseError['code'], status, message: 'Notion says no', headers: new Headers(), rawBodyText: '', additional_data: undefined, request_id: 'r' });
  },
});
const through = (comments: object, failures: unknown[] = []) => {
  const call = callsThrough(createLimiter(parts.database.pool, { perMinute: 180, clock: parts.clock }));
  return createConversation({ sql: parts.database.pool, client: { comments } as Client, call, clock: parts.clock, messageUrl: () => 'https://ops.example.com/', report: (failure) => failures.push(failure) });
};

it('goes on with the others when a block is gone meanwhile', async () => {
  await comment(blocks[1]!, '@client Hello.');
  const conversation = through(answering(404, 'object_not_found', blocks[1]!));
  expect(await onErrand(CALL_CLASS.backfill, () => conversation.hearBlocks(page, blocks))).toBe(1);
});

it('hears nothing, and stops nothing else, where the connection may not read comments', async () => {
  const failures: unknown[] = [];
  const conversation = through(answering(403, 'restricted_resource', ''), failures);
  expect(await conversation.hearPage(page)).toBe(0);
  expect(failures).toMatchObject([{ kind: 'config' }]);
});
