import { beforeEach, expect, it, vi } from 'vitest';
import { action, loader } from './notion-webhook.ts';

// why: the domain answers in tests of its own, against Postgres; here each of its answers becomes a status that Notion understands.
const tryApi = vi.hoisted(() => vi.fn<(args: unknown, call: (sage: object) => unknown) => Promise<object>>());
vi.mock('../../api.server.ts', () => ({ tryApi }));
beforeEach(() => tryApi.mockReset());

const BODY = new Uint8Array([0x7b, 0xff, 0x7d]);
const deliver = async (answer: object) => {
  tryApi.mockResolvedValue(answer);
  const request = new Request('http://portal.test/webhooks/notion', { method: 'POST', body: BODY, headers: { 'X-Notion-Signature': 'sha256=0' } });
  return (await action({ request, params: {}, context: {} } as never)).status;
};

it.each([
  ['stored', 200],
  ['duplicate', 200],
  ['ignored', 200],
  ['kept', 200],
  ['refused', 401],
])('answers a delivery that is %s with %i', async (outcome, status) => {
  expect(await deliver({ value: { outcome } })).toBe(status);
});

it.each([
  ['too large a body', { kind: 'invalid', status: 400, fields: { bytes: ['too big'] } }, 400],
  ['a database that is away', { kind: 'unavailable', status: 503 }, 503],
  ['a bug', { kind: 'unexpected', status: 500 }, 500],
  ['a value that the database refuses', { kind: 'invalid', status: 400 }, 500],
])('lets Notion try again, but for what can never pass: %s', async (_, failure, status) => {
  expect(await deliver({ failure })).toBe(status);
});

it('hands on the body byte by byte, also where it is no text, with its signature', async () => {
  await deliver({ value: { outcome: 'stored' } });
  const receiveEvent = vi.fn<(delivery: object) => void>();
  tryApi.mock.calls[0]![1]({ sync: { receiveEvent } });
  expect(receiveEvent).toHaveBeenCalledWith({ bytes: BODY, signature: 'sha256=0' });
});

it('is for posts only', () => {
  expect(loader().status).toBe(405);
});
