import { createServer, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { waitForPort } from './wait-for-port.ts';

it('waits while another worker listens, and says so once', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const said: string[] = [];
  let done = false;
  // why: only what is said matters here, not how pino writes it
  const waiting = waitForPort(port, { info: (_: unknown, text?: string) => void said.push(text ?? '') }, 5).then(() => {
    done = true;
  });
  await expect.poll(() => said).toEqual(['another worker runs; waiting for it to end']);
  expect(done).toBe(false);
  other.close();
  await waiting;
  expect(said).toHaveLength(1);
});
