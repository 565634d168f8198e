import { afterEach, describe, expect, test } from 'vitest';
import { parseTrustedProxies } from './client-address.ts';
import { send } from './testing/send.ts';
import { serve, type Served } from './testing/serve.ts';

let served: Served | undefined;
afterEach(() => served?.close());

const context = async (headers: Record<string, string>) => JSON.parse((await send(served?.port ?? 0, { path: '/context', headers })).body) as Record<string, unknown>;

test('without a proxy the address is the connection\'s, whatever the headers say', async () => {
  served = await serve();
  const seen = await context({ 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https', 'x-real-ip': '203.0.113.9', forwarded: 'for=203.0.113.9' });
  expect(seen).toMatchObject({ address: '127.0.0.1', forwarded: [], url: `http://localhost:${served.port}/context` });
});

test('behind a configured proxy it is the one that the proxy names', async () => {
  served = await serve({ settings: { trustProxy: ['127.0.0.1'] } });
  expect(await context({ 'x-forwarded-for': '198.51.100.1, 203.0.113.9' })).toMatchObject({ address: '203.0.113.9' });
});

test('a chain of configured proxies is followed to the first stranger', async () => {
  served = await serve({ settings: { trustProxy: ['127.0.0.1', '10.0.0.0/8'] } });
  expect(await context({ 'x-forwarded-for': '198.51.100.1, 203.0.113.9, 10.1.1.1' })).toMatchObject({ address: '203.0.113.9' });
});

test('a proxy that is not configured is a stranger', async () => {
  served = await serve({ settings: { trustProxy: ['10.0.0.0/8'] } });
  expect(await context({ 'x-forwarded-for': '203.0.113.9' })).toMatchObject({ address: '127.0.0.1', forwarded: [] });
});

describe('TRUST_PROXY', () => {
  test('is a list', () => {
    expect(parseTrustedProxies(' 10.0.0.0/8, ::1 ,loopback')).toEqual(['10.0.0.0/8', '::1', 'loopback']);
    expect(parseTrustedProxies('')).toEqual([]);
  });

  test.each(['true', '1', '10.0.0.0/33', '0.0.0.0/0', 'proxy.internal', '10.0.0.0/8/8'])('refuses %s by name', (value) => {
    expect(() => parseTrustedProxies(value)).toThrow(/TRUST_PROXY/);
  });
});
