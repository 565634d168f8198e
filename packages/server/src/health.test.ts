import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { dataApiAnswers } from './health.ts';
import { listen } from './listen.ts';
import { send } from './testing/send.ts';
import { serve } from './testing/serve.ts';

test('/healthz says alive, /readyz says ready', async () => {
  const served = await serve();
  expect((await send(served.port, { path: '/healthz' })).body).toBe('{"ok":true}');
  expect((await send(served.port, { path: '/readyz' })).status).toBe(200);
  await served.close();
});

test('a failing check makes it unready, and the reason stays in the log', async () => {
  const served = await serve({ readyCheck: () => Promise.reject(new Error('no database at 10.0.0.5')) });
  const answer = await send(served.port, { path: '/readyz' });
  expect([answer.status, answer.body]).toEqual([503, '{"ok":false}']);
  expect(JSON.stringify(served.logged)).toContain('no database at 10.0.0.5');
  expect((await send(served.port, { path: '/healthz' })).status).toBe(200);
  await served.close();
});

test('a flood of probes runs one check', async () => {
  let checks = 0;
  const served = await serve({ readyCheck: async () => void (checks += 1) });
  await Promise.all(Array.from({ length: 20 }, () => send(served.port, { path: '/readyz' })));
  expect(checks).toBe(1);
  await served.close();
});

test('a process that stops is alive and unready', async () => {
  const served = await serve();
  served.traffic.stopping = true;
  expect((await send(served.port, { path: '/readyz' })).status).toBe(503);
  expect((await send(served.port, { path: '/healthz' })).status).toBe(200);
  await served.close();
});

test.each([
  [200, true],
  [401, true],
  [503, false],
])('a Data API that answers %i is usable: %s', async (status, usable) => {
  const api = createServer((_req, res) => res.writeHead(status).end());
  const port = await listen(api, { host: '127.0.0.1', port: 0, variable: 'none' });
  const outcome = await dataApiAnswers(`http://127.0.0.1:${port}`)(AbortSignal.timeout(1_000)).then(() => true, () => false);
  expect(outcome).toBe(usable);
  api.close();
});
