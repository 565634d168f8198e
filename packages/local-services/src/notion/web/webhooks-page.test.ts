import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Running } from '../../program.ts';
import { serveNotion } from '../serve.ts';
import { listener } from '../testing/listener.ts';
import { makeProjects } from '../testing/projects.ts';

const one = listener();
let server: Running;
beforeAll(async () => {
  server = await serveNotion(one.standIn, 0);
  await one.standIn.webhooks.settle();
});
afterAll(() => server.close());
const see = async () => (await fetch(`${server.url}/webhooks`)).text();
const send = (path: string, values: Record<string, string>) => fetch(server.url + path, { method: 'POST', body: new URLSearchParams(values), redirect: 'manual' });

it('the page of webhooks takes the token, and shows and repeats what was told', async () => {
  expect(await see()).toContain('waiting for the token to be pasted back');
  expect((await send('/webhooks/verify', { token: 'secret_wrong' })).status).toBe(400);
  await send('/webhooks/verify', { token: one.token() });
  expect(await see()).toContain('<strong>active</strong>');
  await makeProjects(one.client);
  await one.after(60_000);
  expect(await see()).toMatch(/<td>database.created<\/td><td>delivered \(1 try, last 200\)<\/td>/);
  const { id } = one.standIn.webhooks.events()[0]!;
  one.heard.length = 0;
  await send('/webhooks/redeliver', { id });
  await one.standIn.webhooks.settle();
  expect(one.heard.map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([{ id }]);
});
