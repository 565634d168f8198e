import { afterAll, beforeAll, expect, test } from 'vitest';
import { send } from './testing/send.ts';
import { serve, type Served } from './testing/serve.ts';

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.close());

const idFor = async (inbound: string) => {
  const answer = await send(served.port, { path: '/context', headers: { 'x-request-id': inbound } });
  expect((JSON.parse(answer.body) as { requestId: string }).requestId).toBe(answer.headers['x-request-id']);
  return answer.headers['x-request-id'];
};

test('an inbound id goes through', async () => {
  expect(await idFor('from-outside_42')).toBe('from-outside_42');
});

test.each(['short', 'x'.repeat(65), 'has space here', 'quote"quote"', '{"json":"injection"}'])('%j is replaced', async (inbound) => {
  expect(await idFor(inbound)).toMatch(/^[0-9a-f-]{36}$/);
});

test('refusals have one too', async () => {
  expect((await send(served.port, { method: 'POST', headers: { 'x-request-id': 'abcd-1234' } })).headers['x-request-id']).toBe('abcd-1234');
});
