import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { send, type Sent } from './testing/send.ts';
import { serve, type Served } from './testing/serve.ts';

let served: Served;
afterEach(() => served.close());

const post = (body: Sent['body'], headers: Record<string, string> = {}) =>
  send(served.port, { method: 'POST', path: '/echo', headers: { origin: served.origin, 'content-type': 'application/octet-stream', ...headers }, body });

/** Sends bytes as they are and returns the status line; for what node:http refuses to send. */
function raw(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(served.port, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.on('data', (chunk) => (text += String(chunk)));
    socket.on('close', () => resolve(text.split('\r\n')[0] ?? ''));
    socket.on('error', reject);
  });
}

describe('the request line', () => {
  test.each(['/%', '/%E0%A4%A', '/%00', '//evil.example/', '/a\\b'])('%s is malformed (400, not 500)', async (path) => {
    served = await serve();
    const line = await raw(`GET ${path} HTTP/1.1\r\nHost: localhost:${served.port}\r\nConnection: close\r\n\r\n`);
    expect(line).toBe('HTTP/1.1 400 Bad Request');
  });

  test('an absolute address is refused', async () => {
    served = await serve();
    expect(await raw(`GET http://evil.example/ HTTP/1.1\r\nHost: localhost:${served.port}\r\nConnection: close\r\n\r\n`)).toBe('HTTP/1.1 400 Bad Request');
  });

  test('a long address is 414', async () => {
    served = await serve({ limits: { urlLength: 100 } });
    expect((await send(served.port, { path: `/?q=${'x'.repeat(100)}` })).status).toBe(414);
    expect((await send(served.port, { path: '/?q=x' })).status).toBe(200);
  });

  test.each(['TRACE', 'PROPFIND', 'PURGE'])('%s is 405', async (method) => {
    served = await serve();
    const answer = await send(served.port, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toContain('GET');
  });
});

describe('headers', () => {
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`x-${index}`, '1']));

  test('too many are 431', async () => {
    served = await serve({ limits: { headerCount: 20 } });
    expect((await send(served.port, { headers: many(30) })).status).toBe(431);
    expect((await send(served.port, { headers: many(15) })).status).toBe(200);
  });

  test('too large ones are 431', async () => {
    served = await serve({ limits: { headerBytes: 2_048 } });
    expect((await send(served.port, { headers: { 'x-big': 'x'.repeat(4_096) } })).status).toBe(431);
  });

  test('a client that never ends them is cut off', async () => {
    served = await serve({ limits: { headersMs: 200, requestMs: 400 } });
    expect(await raw('GET / HTTP/1.1\r\nHost: x\r\n')).toBe('HTTP/1.1 408 Request Timeout');
  });
});

describe('the body', () => {
  const KB = Buffer.alloc(1_024, 'x');

  test('within the limit arrives whole, by length and in chunks', async () => {
    served = await serve({ limits: { bodyBytes: 4_096 } });
    expect((await post(Buffer.concat([KB, KB]))).body).toBe('2048');
    expect((await post([KB, KB, KB, KB])).body).toBe('4096');
  });

  test('with a longer length is 413 before it is read', async () => {
    served = await serve({ limits: { bodyBytes: 1_024 } });
    expect((await post(Buffer.concat([KB, KB]), { 'content-length': '2048' })).status).toBe(413);
  });

  test('that is announced too long is refused without waiting for it', async () => {
    served = await serve({ limits: { bodyBytes: 1_024 } });
    const head = `POST /echo HTTP/1.1\r\nHost: localhost:${served.port}\r\nOrigin: ${served.origin}\r\nContent-Length: 999999\r\n\r\n`;
    expect(await raw(head)).toBe('HTTP/1.1 413 Payload Too Large');
  });

  test('that never comes to its end is given up', async () => {
    served = await serve({ limits: { headersMs: 200, requestMs: 300 } });
    const head = `POST /echo HTTP/1.1\r\nHost: localhost:${served.port}\r\nOrigin: ${served.origin}\r\nContent-Length: 100\r\n\r\n`;
    expect(await raw(`${head}a little`)).toBe('HTTP/1.1 408 Request Timeout');
  });

  test('that grows beyond the limit in chunks is 413', async () => {
    served = await serve({ limits: { bodyBytes: 4_096 } });
    const answer = await post(Array.from({ length: 64 }, () => KB));
    expect(answer.status).toBe(413);
    expect(answer.headers.connection).toBe('close');
  });

  test('an endless one does not keep the connection', async () => {
    served = await serve({ limits: { bodyBytes: 10 } });
    const head = `POST /echo HTTP/1.1\r\nHost: localhost:${served.port}\r\nOrigin: ${served.origin}\r\nTransfer-Encoding: chunked\r\n\r\n`;
    expect(await raw(`${head}20\r\n${'x'.repeat(32)}\r\n`)).toBe('HTTP/1.1 413 Payload Too Large');
  });

  test('where files come in may be larger, and only there', async () => {
    served = await serve({ limits: { bodyBytes: 1_024 }, uploads: { path: /^\/echo$/, bytes: 4_096 } });
    expect((await post([KB, KB, KB, KB])).body).toBe('4096');
    expect((await post([KB, KB, KB, KB, KB])).status).toBe(413);
    await served.close();
    served = await serve({ limits: { bodyBytes: 1_024 }, uploads: { path: /^\/elsewhere$/, bytes: 4_096 } });
    expect((await post([KB, KB])).status).toBe(413);
  });

  test('the webhook is bounded too', async () => {
    served = await serve({ limits: { bodyBytes: 10 } });
    expect((await send(served.port, { method: 'POST', path: '/webhooks/stripe', body: 'x'.repeat(100) })).status).toBe(413);
  });
});

test('an answer that does not begin in time is 503', async () => {
  served = await serve({ limits: { answerMs: 50 } });
  const answer = await send(served.port, { path: '/wait?ms=400' });
  expect(answer.status).toBe(503);
  expect(answer.headers['retry-after']).toBe('5');
});

test('beyond the cap of concurrent requests the answer is 503, and there is room again afterwards', async () => {
  served = await serve({ limits: { concurrentRequests: 2 } });
  const running = [send(served.port, { path: '/wait?ms=300' }), send(served.port, { path: '/wait?ms=300' })];
  await expect.poll(() => served.traffic.running).toBe(2);
  const refused = await send(served.port);
  expect([refused.status, refused.headers['retry-after']]).toEqual([503, '2']);
  expect((await send(served.port, { path: '/healthz' })).status).toBe(200);
  expect((await Promise.all(running)).map((answer) => answer.body)).toEqual(['done', 'done']);
  await expect.poll(() => served.traffic.running).toBe(0);
  expect((await send(served.port)).status).toBe(200);
});
