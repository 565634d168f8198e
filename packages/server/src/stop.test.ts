import { request } from 'node:http';
import { expect, test } from 'vitest';
import { drain } from './stop.ts';
import { send } from './testing/send.ts';
import { serve } from './testing/serve.ts';

/** Resolves with the end of the stream, once its first event is here. */
function openStream(port: number): Promise<{ ended: Promise<void> }> {
  return new Promise((resolve, reject) => {
    const req = request({ host: '127.0.0.1', port, path: '/stream', headers: { host: `localhost:${port}` } }, (res) => {
      const ended = new Promise<void>((done) => res.once('close', done).on('error', () => {}));
      res.once('data', () => resolve({ ended }));
    });
    req.on('error', reject).end();
  });
}

test('running requests finish, streams end, and new connections are refused', async () => {
  const served = await serve();
  const stream = await openStream(served.port);
  const slow = send(served.port, { path: '/wait?ms=300' });
  await expect.poll(() => served.traffic.running).toBe(1);
  expect(served.traffic.streams.size).toBe(1);

  const drained = drain(served.server, served.traffic);
  await stream.ended;
  await expect(send(served.port)).rejects.toThrow('ECONNREFUSED');
  expect((await slow).body).toBe('done');
  await drained;
  expect(served.traffic.streams.size).toBe(0);
});

test('a request that does not end is cut off', async () => {
  const served = await serve();
  const endless = send(served.port, { path: '/wait?ms=600000' });
  const cut = endless.then(() => 'answered', () => 'cut off');
  await expect.poll(() => served.traffic.running).toBe(1);
  await drain(served.server, served.traffic, 100);
  expect(await cut).toBe('cut off');
});
