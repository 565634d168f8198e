import { createHmac, randomUUID } from 'node:crypto';
import { freshDatabase, type FreshDatabase } from '@sage/db/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordingLog } from '../testing/contexts.ts';
import type { NotionInbox } from '../webhooks/notion-inbox.ts';
import { receiveNotionEvent } from './receive-notion-event.ts';

const TOKEN = 'secret_of_the_subscription';
const PAGE = '0197c0de-0000-7000-8000-000000000001';
let database: FreshDatabase;
beforeEach(async () => {
  database = await freshDatabase();
  await database.client.query(`insert into public.sync_state (kind, record_id, page_id) values ('project', gen_random_uuid(), $1)`, [PAGE]);
});
afterEach(() => database.drop());

const one = async <T>(sql: string, values: unknown[]) => (await database.client.query<{ value: T }>(`select ${sql} as value`, values)).rows[0]!.value;
// why: the Data API in between has its own tests; what the functions keep is what counts here.
const inbox: NotionInbox = {
  token: () => one('public.notion_webhook_token()', []),
  keepToken: (token, address) => one('public.keep_notion_token($1, $2)', [token, address]),
  receive: (event, token) => one('public.receive_notion_event($1, $2)', [event, token]),
};
const sign = (bytes: Uint8Array, token = TOKEN) => `sha256=${createHmac('sha256', token).update(bytes).digest('hex')}`;
const bytesOf = (body: unknown) => new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
const deliver = async (body: unknown, signature?: string) => {
  const bytes = bytesOf(body);
  return (await receiveNotionEvent({ inbox, address: '203.0.113.9', log: recordingLog().log }, { bytes, signature: signature ?? sign(bytes) })).outcome;
};
const event = (changes: object = {}) => ({
  id: randomUUID(), type: 'page.properties_updated', timestamp: new Date().toISOString(), attempt_number: 1, authors: [{ id: 'a person', type: 'person' }], entity: { id: PAGE, type: 'page' }, ...changes,
});
const rows = async (table: string) => (await database.client.query<Record<string, unknown>>(`select * from public.${table}`)).rows;
const verify = () => deliver({ verification_token: TOKEN }, '');

describe('an event', () => {
  it('that Notion signed is stored once, with what is to be pulled', async () => {
    await verify();
    const sent = event();
    expect([await deliver(sent), await deliver(sent)]).toEqual(['stored', 'duplicate']);
    expect(await rows('sync_events')).toMatchObject([{ id: sent.id, type: 'page.properties_updated', page_id: PAGE }]);
    expect(await rows('sync_pulls')).toMatchObject([{ what: 'page', item_id: PAGE, page_id: PAGE }]);
  });

  it.each<[string, () => [unknown, string]]>([
    ['another key', () => [event(), sign(bytesOf(event()), 'the key of someone else')]],
    ['no signature', () => [event(), '']],
    ['a body that was changed', () => [`${JSON.stringify(event())} `, sign(bytesOf(event()))]],
  ])('with %s is refused, and nothing is written', async (_, forge) => {
    await verify();
    expect(await deliver(...forge())).toBe('refused');
    expect([...(await rows('sync_events')), ...(await rows('sync_pulls'))]).toEqual([]);
  });

  it('before any token was received is refused', async () => {
    expect(await deliver(event())).toBe('refused');
  });

  it.each([['comment.created', 'comment'], ['page.content_updated', 'content'], ['page.deleted', 'page']])('%s asks for a pull of the %s', async (type, what) => {
    await verify();
    const ofComment = type.startsWith('comment') ? { entity: { id: randomUUID(), type: 'comment' }, data: { page_id: PAGE } } : {};
    expect(await deliver(event({ type, ...ofComment }))).toBe('stored');
    expect(await rows('sync_pulls')).toMatchObject([{ what, page_id: PAGE }]);
  });

  it.each(['comment.updated', 'comment.deleted', 'data_source.content_updated'])('%s is stored, and nothing is pulled', async (type) => {
    await verify();
    expect(await deliver(event({ type }))).toBe('stored');
    expect(await rows('sync_pulls')).toEqual([]);
  });

  it('that is signed, and yet no event as we know them, is let go', async () => {
    await verify();
    expect([await deliver('not json'), await deliver({ type: 'of.next_year' })]).toEqual(['ignored', 'ignored']);
  });
});

describe('the verification token', () => {
  it('is the first that comes; the same again is no matter, another is refused', async () => {
    expect([await verify(), await verify(), await deliver({ verification_token: 'secret_of_a_stranger_who_is_late' }, '')]).toEqual(['kept', 'known', 'refused']);
    expect(await rows('sync_webhook')).toMatchObject([{ token: TOKEN, received_from: '203.0.113.9', confirmed_at: null }]);
  });

  it('counts for good with the first event about something of ours: a stranger\'s token confirms nothing', async () => {
    await verify();
    const elsewhere = { entity: { id: randomUUID(), type: 'page' } };
    expect(await deliver(event(elsewhere))).toBe('ignored');
    expect([...(await rows('sync_events')), ...(await rows('sync_pulls'))]).toEqual([]);
    expect(await deliver(event())).toBe('stored');
    expect(await rows('sync_webhook')).toMatchObject([{ confirmed_at: expect.any(Date) as Date }]);
    expect(await deliver(event(elsewhere))).toBe('stored');
  });
});
