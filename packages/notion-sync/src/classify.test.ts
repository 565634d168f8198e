import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { classify, type Call, type Failure } from './classify.ts';
import { createNotionClient } from './transport.ts';

// why: Notion is not reachable offline, and these are its answers to what goes wrong. The client in front of them is the official one.
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const NOTION = 'http://notion.test';
const notion = createNotionClient({ NOTION_TOKEN: 'ntn_0123456789abcdef', NOTION_API_URL: NOTION }, { deadlines: { overallMs: 200, bodyMs: 100 } });
const page = '0197c0de-0000-7000-8000-000000000001';

const CALLS = {
  read: { call: { effect: 'read', on: 'record' }, send: () => notion.pages.retrieve({ page_id: page }) },
  update: { call: { effect: 'write', on: 'record' }, send: () => notion.pages.update({ page_id: page, in_trash: true }) },
  create: { call: { effect: 'write', on: 'data_source', id: page }, send: () => notion.pages.create({ parent: { data_source_id: page }, properties: {} }) },
  query: { call: { effect: 'read', on: 'data_source' }, send: () => notion.dataSources.query({ data_source_id: page }) },
} satisfies Record<string, { call: Call; send: () => Promise<unknown> }>;
type Name = keyof typeof CALLS;

interface Answer {
  status: number;
  code?: string;
  message?: string;
  more?: Record<string, string | string[]>;
  headers?: Record<string, string>;
}
const body = ({ status, code, more, message = 'What Notion says.' }: Answer) => ({ object: 'error', status, code, message, request_id: 'n-1', ...(more && { additional_data: more }) });

/** Counts the requests, so that a repetition would show. */
async function fails(name: Name, answer: Answer | (() => Response)): Promise<Failure & { requests: number }> {
  let requests = 0;
  const respond = typeof answer === 'function' ? answer : () => HttpResponse.json(body(answer), { status: answer.status, headers: answer.headers });
  server.use(http.all(`${NOTION}/*`, () => (requests++, respond())));
  const { call, send } = CALLS[name];
  const error: unknown = await send().then(() => expect.unreachable(), (thrown: unknown) => thrown);
  return { ...classify(error, call), requests };
}

const everyone = (afterSeconds: number | null) => ({ kind: 'retry', everyone: true, afterSeconds });
const retry = { kind: 'retry', everyone: false, afterSeconds: null };
const ambiguous = (resourceId: string | null = null, childIds: string[] = []) => ({ kind: 'ambiguous', committed: { resourceId, childIds } });

describe('Notion asks for silence', () => {
  it.each<[string, Name, Answer, number | null]>([
    ['a 429 with its header', 'create', { status: 429, code: 'rate_limited', headers: { 'retry-after': '300' } }, 300],
    ['a 429 with the seconds in its body', 'read', { status: 429, code: 'rate_limited', more: { retry_after: '42', rate_limit_reason: 'public_api_space_request_rate_limit' } }, 42],
    ['a 429 whose two figures differ', 'read', { status: 429, code: 'rate_limited', headers: { 'retry-after': '7' }, more: { retry_after: '9' } }, 9],
    ['a 429 that names no time', 'update', { status: 429, code: 'rate_limited' }, null],
    ['a 429 with a reason that is new', 'update', { status: 429, code: 'rate_limited', more: { rate_limit_reason: 'of_next_year' } }, null],
    ['a 529', 'create', { status: 529, code: 'service_overload', headers: { 'retry-after': '3' } }, 3],
  ])('with %s', async (_, name, answer, seconds) => {
    expect(await fails(name, answer)).toMatchObject({ ...everyone(seconds), message: 'What Notion says.', requestId: 'n-1', requests: 1 });
  });

  it('and stops us altogether when the 429 says blocked', async () => {
    const answer = { status: 429, code: 'rate_limited', headers: { 'retry-after': '1' }, more: { rate_limit_reason: 'public_api_request_blocked' } };
    expect(await fails('read', answer)).toMatchObject({ kind: 'blocked', requests: 1 });
  });

  it('and a firewall before it stops us, too', async () => {
    const firewall = () => new HttpResponse('<html>Attention required</html>', { status: 403, headers: { 'content-type': 'text/html', 'cf-ray': '8f' } });
    expect(await fails('create', firewall)).toMatchObject({ kind: 'blocked' });
  });
});

describe('a server error', () => {
  it.each<[number, string]>([
    [500, 'internal_server_error'],
    [502, 'bad_gateway'],
    [503, 'service_unavailable'],
    [503, 'database_connection_unavailable'],
    [504, 'gateway_timeout'],
  ])('%i %s is retried when it was a read, and may have saved a write', async (status, code) => {
    expect(await fails('read', { status, code })).toMatchObject({ ...retry, requests: 1 });
    expect(await fails('query', { status, code })).toMatchObject(retry);
    expect(await fails('create', { status, code })).toMatchObject({ ...ambiguous(), requests: 1 });
    expect(await fails('update', { status, code })).toMatchObject(ambiguous());
  });

  it('501 means that nobody knows this call: repeating is no use', async () => {
    expect(await fails('read', { status: 501, code: 'not_implemented' })).toMatchObject({ kind: 'fix-data', unreachable: false, requests: 1 });
  });

  it('503 names the page or the blocks that were saved', async () => {
    const saved = (more: Answer['more']) => fails('create', { status: 503, code: 'service_unavailable', more });
    expect(await saved({ committed_resource_id: page })).toMatchObject(ambiguous(page));
    expect(await saved({ committed_child_ids: ['b1', 'b2'] })).toMatchObject(ambiguous(null, ['b1', 'b2']));
  });
});

describe('a refusal', () => {
  it.each<[string, Name, Answer, object]>([
    ['409: nothing was saved', 'update', { status: 409, code: 'conflict_error' }, retry],
    ['400: the record does not fit', 'update', { status: 400, code: 'validation_error' }, { kind: 'fix-data', unreachable: false }],
    ['400 with a code that is new', 'create', { status: 400, code: 'of_next_year' }, { kind: 'fix-data', unreachable: false }],
    ['404 of a page: deleted, or no longer shared', 'update', { status: 404, code: 'object_not_found' }, { kind: 'fix-data', unreachable: true }],
    ['404 of a database: no record of the kind will pass', 'create', { status: 404, code: 'object_not_found' }, { kind: 'config', remedy: expect.stringContaining('share') as string }],
    ['404 that names the database', 'create', { status: 404, code: 'object_not_found', message: `Could not find data source with ID: ${page.replaceAll('-', '')}.` }, { kind: 'config' }],
    ['404 of a page or file that the record names: no other record is held up', 'create', { status: 404, code: 'object_not_found', message: 'Could not find page with ID: 0197c0de-0000-7000-8000-000000000002.' }, { kind: 'fix-data', unreachable: false }],
    ['401: the token', 'read', { status: 401, code: 'unauthorized' }, { kind: 'config', remedy: expect.stringContaining('NOTION_TOKEN') as string }],
    ['403: a capability', 'update', { status: 403, code: 'restricted_resource' }, { kind: 'config', remedy: expect.stringContaining('capability') as string }],
  ])('%s', async (_, name, answer, failure) => {
    expect(await fails(name, answer)).toMatchObject({ ...failure, requests: 1 });
  });
});

describe('no sense in the answer', () => {
  const html = () => new HttpResponse('<html>maintenance</html>', { status: 200, headers: { 'content-type': 'text/html' } });

  it.each<[string, () => Response]>([
    ['HTML with a 200', html],
    ['a 200 without a body', () => new HttpResponse(null, { status: 200 })],
    ['a connection that drops', () => HttpResponse.error()],
    ['HTML with a 502', () => new HttpResponse('<html>bad gateway</html>', { status: 502 })],
  ])('%s: a read is retried, a write may be saved', async (_, answer) => {
    expect(await fails('read', answer)).toMatchObject({ ...retry, requests: 1 });
    expect(await fails('create', answer)).toMatchObject({ ...ambiguous(), requests: 1 });
  });
});

describe('what is not about Notion', () => {
  it('is thrown again, so that a bug does not look like an outage', () => {
    expect(() => classify(new TypeError('undefined is not a function'), CALLS.read.call)).toThrow('undefined is not a function');
  });

  it('such as a path that leaves its place, never goes out and is the record\'s fault', async () => {
    const error: unknown = await notion.pages.retrieve({ page_id: '../users' }).catch((thrown: unknown) => thrown);
    expect(classify(error, CALLS.read.call)).toMatchObject({ kind: 'fix-data' });
  });
});
