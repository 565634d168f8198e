import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from './log.ts';

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

/** For a second development terminal: the first one's worker does the work, and this one takes over when it ends. */
export async function waitForPort(port: number, log: Pick<Logger, 'info'>, everyMs = 1_000): Promise<void> {
  if (await isFree(port)) return;
  log.info({ port }, 'another worker runs; waiting for it to end');
  while (!(await isFree(port))) await pause(everyMs);
}
