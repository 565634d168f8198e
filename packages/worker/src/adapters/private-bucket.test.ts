import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { privateBucket } from './private-bucket.ts';

it('tells who reads a file that it broke off, and harms nobody while nobody reads', async () => {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-length': '100000' });
    response.write(Buffer.alloc(1_000), () => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const broken = new Promise((resolve) => server.once('connection', (socket) => socket.once('close', resolve)));
  const bytes = await privateBucket({ SUPABASE_URL: `http://127.0.0.1:${port}`, SUPABASE_SECRET_KEY: 'secret' } as never).open('some-file', AbortSignal.timeout(30_000));
  await broken;
  // A whole way there and back: by then this side has heard of it, too.
  await (await fetch(`http://127.0.0.1:${port}`)).text().catch(() => '');
  const read = async () => {
    for await (const chunk of bytes ?? []) expect(chunk.length).toBeGreaterThan(0);
  };
  await expect(read()).rejects.toThrow();
  server.close();
});
