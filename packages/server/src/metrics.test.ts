import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { listen } from './listen.ts';
import { createMetrics, createMetricsServer, routeClass } from './metrics.ts';
import { openStream } from './testing/open-stream.ts';
import { send } from './testing/send.ts';
import { serve } from './testing/serve.ts';
import { noTraffic } from './traffic.ts';

test('requests are counted by method, status and class of route, on a port of their own', async () => {
  const metrics = createMetrics('portal', noTraffic());
  const served = await serve({ metrics });
  const server = createMetricsServer(metrics.registry);
  const port = await listen(server, { host: '127.0.0.1', port: 0, variable: 'PORTAL_METRICS_PORT' });
  await send(served.port);
  await send(served.port, { method: 'POST', path: '/echo' });
  const text = (await send(port, { path: '/metrics' })).body;
  expect(text).toMatch(/^http_request_duration_seconds_count\{.*method="GET",route="page",status="200"\} 1$/m);
  expect(text).toMatch(/^http_request_duration_seconds_count\{.*method="POST",route="page",status="403"\} 1$/m);
  expect(text).toContain('process_cpu_seconds_total');
  expect((await send(served.port, { path: '/metrics' })).body).not.toContain('process_cpu_seconds_total');
  expect((await send(port, { path: '/' })).status).toBe(404);
  server.close();
  await served.close();
});

test('an event stream counts while it is open, and not as a request', async () => {
  const traffic = noTraffic();
  const metrics = createMetrics('portal', traffic);
  const served = await serve({ metrics, traffic });
  const stream = await openStream(served.port);
  expect(await metrics.registry.metrics()).toContain('http_streams_open{app="portal"} 1');
  stream.leave();
  await expect.poll(() => traffic.streams.size).toBe(0);
  expect(await metrics.registry.metrics()).not.toContain('http_request_duration_seconds_count{');
  await served.close();
});

test.each([
  ['/assets/a.js', 'asset'],
  ['/readyz', 'health'],
  ['/webhooks/stripe', 'webhook'],
  ['/api/trpc/tiers.list', 'api'],
  ['/projects/1.data', 'data'],
  ['/projects/1', 'page'],
])('%s is of class %s', (path, expected) => {
  expect(routeClass(path)).toBe(expected);
});

test('a taken port names the variable to change', async () => {
  const first = createServer();
  const port = await listen(first, { host: '127.0.0.1', port: 0, variable: 'PORTAL_PORT' });
  await expect(listen(createServer(), { host: '127.0.0.1', port, variable: 'PORTAL_PORT' })).rejects.toThrow(`Port ${port} is taken by another program. Stop it, or set PORTAL_PORT to a free port.`);
  first.close();
});
