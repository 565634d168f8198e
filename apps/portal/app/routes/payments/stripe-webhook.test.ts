import { beforeEach, expect, it, vi } from 'vitest';
import { action, loader } from './stripe-webhook.ts';

// why: the domain answers in tests of its own, against Postgres; here each of its answers becomes a status that Stripe understands.
const tryApi = vi.hoisted(() => vi.fn<(args: unknown, call: (sage: object) => unknown) => Promise<object>>());
vi.mock('../../api.server.ts', () => ({ tryApi }));
beforeEach(() => tryApi.mockReset());

const deliver = async (answer: object) => {
  tryApi.mockResolvedValue(answer);
  const request = new Request('http://portal.test/webhooks/stripe', { method: 'POST', body: '{ "id": 1 }', headers: { 'Stripe-Signature': 't=1' } });
  return (await action({ request, params: {}, context: {} } as never)).status;
};

it.each([
  ['applied', 200],
  ['duplicate', 200],
  ['parked', 200],
  ['ignored', 200],
  ['refused', 400],
])('answers an event that is %s with %i', async (outcome, status) => {
  expect(await deliver({ value: { outcome } })).toBe(status);
});

it.each([
  ['too large a body', { kind: 'invalid', status: 400, fields: { body: ['too big'] } }, 400],
  ['a database that is away', { kind: 'unavailable', status: 503 }, 503],
  ['a bug', { kind: 'unexpected', status: 500 }, 500],
  ['a conflict in the database', { kind: 'conflict', status: 409 }, 500],
  ['a value that the database refuses', { kind: 'invalid', status: 400 }, 500],
])('lets Stripe try again, but for what can never pass: %s', async (_, failure, status) => {
  expect(await deliver({ failure })).toBe(status);
});

it('hands on the body character by character, with its signature', async () => {
  await deliver({ value: { outcome: 'applied' } });
  const receiveEvent = vi.fn<(delivery: object) => void>();
  tryApi.mock.calls[0]![1]({ payments: { receiveEvent } });
  expect(receiveEvent).toHaveBeenCalledWith({ body: '{ "id": 1 }', signature: 't=1' });
});

it('is for posts only', () => {
  expect(loader().status).toBe(405);
});
