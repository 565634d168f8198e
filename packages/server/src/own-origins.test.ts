import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownOrigins } from './own-origins.ts';
import { send } from './testing/send.ts';
import { serve, type Served } from './testing/serve.ts';

describe('on a public address', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve({ settings: { publicUrl: new URL('https://portal.example.com') } });
  });
  afterAll(() => served.close());

  test.each(['portal.example.com', 'portal.example.com:443', 'PORTAL.example.com'])('%s is the app', async (host) => {
    expect((await send(served.port, { headers: { host } })).status).toBe(200);
  });

  test.each(['evil.example', 'portal.example.com:8443', 'portal.example.com.evil.example', 'localhost', '127.0.0.1'])('%s is someone else (421)', async (host) => {
    const answer = await send(served.port, { headers: { host } });
    expect(answer.status).toBe(421);
    expect(answer.body).toContain('https://portal.example.com');
  });

  test.each(['a b', 'user@portal.example.com', 'portal.example.com/x'])('%j is no host (400)', async (host) => {
    expect((await send(served.port, { headers: { host } })).status).toBe(400);
  });

  test('probes may name any host, since load balancers use the address', async () => {
    expect((await send(served.port, { path: '/healthz', headers: { host: '10.1.2.3' } })).status).toBe(200);
  });

  test('an untrusted X-Forwarded-Host changes nothing', async () => {
    const headers = { host: 'evil.example', 'x-forwarded-host': 'portal.example.com' };
    expect((await send(served.port, { headers })).status).toBe(421);
  });
});

test('on loopback the names of this machine count, with the port that listens', () => {
  const origins = ownOrigins({ publicUrl: new URL('http://localhost:3001'), host: '127.0.0.1', port: 3001 });
  expect([...origins.keys()].sort()).toEqual(['127.0.0.1:3001', 'localhost:3001']);
});

test('a trusted proxy may say which host was asked for', async () => {
  const served = await serve({ settings: { publicUrl: new URL('https://portal.example.com'), trustProxy: ['loopback'] } });
  const headers = { host: 'internal:8080', 'x-forwarded-host': 'portal.example.com', 'x-forwarded-proto': 'https' };
  const answer = await send(served.port, { path: '/context', headers });
  expect(JSON.parse(answer.body)).toMatchObject({ url: 'https://portal.example.com/context' });
  await served.close();
});
