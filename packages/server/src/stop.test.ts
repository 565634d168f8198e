import { expect, test } from 'vitest';
import { drain } from './stop.ts';
import { openStream } from './testing/open-stream.ts';
import { send } from './testing/send.ts';
import { serve } from './testing/serve.ts';

test('running requests finish, streams end, and new connections are refused', async () => {
  const served = await serve();
  const stream = await openStream(served.port);
  const slow = send(served.port, { path: '/wait?ms=300' });
  await expect.poll(() => served.traffic.running).toBe(1);
  expect(served.traffic.streams.size).toBe(1);

  const drained = drain(served.server, served.traffic);
  expect(served.traffic.stopping).toBe(true);
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
