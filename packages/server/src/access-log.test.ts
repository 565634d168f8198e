import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { loggedPath } from './access-log.ts';
import { send } from './testing/send.ts';
import { serve, type Served } from './testing/serve.ts';

const TOKEN = 'kq3Y0b7n1TzvJt5cQ2m9wXeRaLuHsGfD4iPoB8jVxNE';

describe('a request', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => served.close());

  test('is one line with method, path, status, time and id', async () => {
    await send(served.port, { path: '/cached', headers: { 'x-request-id': 'one-line-please' } });
    await expect.poll(() => served.logged.filter((line) => line.requestId === 'one-line-please')).toHaveLength(1);
    const line = served.logged.find((entry) => entry.requestId === 'one-line-please');
    expect(line).toMatchObject({ req: { method: 'GET', path: '/cached' }, res: { status: 200 }, responseTime: expect.any(Number) });
  });

  test('leaves no cookie, authorization, query, body or link token in the log', async () => {
    const headers = { cookie: 'sage_portal=cookie-secret', authorization: 'Bearer bearer-secret', origin: served.origin, referer: `${served.origin}/?q=referer-secret` };
    await send(served.port, { method: 'POST', path: `/invitation/link-secret.data?query-secret=1`, headers, body: 'body-secret' });
    await expect.poll(() => served.logged.some((line) => JSON.stringify(line).includes('/invitation/[redacted]'))).toBe(true);
    expect(JSON.stringify(served.logged)).not.toContain('secret');
  });

  test('what a route logs is redacted and carries the request id', async () => {
    await send(served.port, { path: '/log', headers: { 'x-request-id': 'route-logs-this' } });
    await expect.poll(() => served.logged.find((line) => line.msg === 'from a route')).toMatchObject({
      requestId: 'route-logs-this',
      token: '[redacted]',
      user: { password: '[redacted]', email: '[redacted]' },
    });
  });

  test('a failure is one line without an invented error', async () => {
    await send(served.port, { path: '/boom', headers: { 'x-request-id': 'this-one-fails' } });
    await expect.poll(() => served.logged.find((line) => line.requestId === 'this-one-fails')).toMatchObject({ level: 50, res: { status: 500 } });
    expect(JSON.stringify(served.logged)).not.toContain('failed with status code');
  });

  test('probes and assets stay out', async () => {
    await send(served.port, { path: '/healthz' });
    await send(served.port, { path: '/after-the-probe' });
    await expect.poll(() => JSON.stringify(served.logged)).toContain('/after-the-probe');
    expect(JSON.stringify(served.logged)).not.toContain('/healthz');
  });
});

test('a process whose reader is gone ends all the same', async () => {
  const child = fork(path.join(import.meta.dirname, 'testing/log-at-the-end.ts'), { execArgv: ['--import', 'tsx'], silent: true });
  onTestFinished(() => void child.kill('SIGKILL'));
  const exited = once(child, 'exit');
  await once(child, 'message');
  child.stdout?.destroy();
  child.disconnect();
  expect(await exited).toEqual([0, null]);
});

test.each([
  ['/projects/4f7b6a52-7f4e-4a57-9d5e-0f5a0e1c2b3d', '/projects/4f7b6a52-7f4e-4a57-9d5e-0f5a0e1c2b3d'],
  ['/quotes/abc/next?x=1', '/quotes/[redacted]/next'],
  ['/invitation/', '/invitation/'],
  [`/invitation/${TOKEN}.data`, '/invitation/[redacted]'],
  ['/result/0b4f9a2e-7c1d-4e5f-8a9b-0c1d2e3f4a5b/pay', '/result/[redacted]/pay'],
  ['/paid/cs_test_1.data', '/paid/[redacted]'],
  [`/elsewhere/${TOKEN}.data`, '/elsewhere/[redacted]'],
  [`/deep/${TOKEN}/more`, '/deep/[redacted]/more'],
])('%s is logged as %s', (url, logged) => {
  expect(loggedPath(url)).toBe(logged);
});
