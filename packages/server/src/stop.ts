import type { Server } from 'node:http';
import type { Traffic } from './traffic.ts';

const STOP_MS = 5_000;

/**
 * Takes no new request, ends the event streams (their routes see an aborted signal; browsers reconnect by themselves) and waits for running requests, but
 * no longer than `withinMs`.
 */
export async function drain(server: Server, traffic: Traffic, withinMs = STOP_MS): Promise<void> {
  traffic.stopping = true;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const stream of traffic.streams) stream.destroy();
  const timer = setTimeout(() => server.closeAllConnections(), withinMs);
  await closed;
  clearTimeout(timer);
}

/** Calls `stop` once, at SIGTERM, SIGINT, or when the parent that started this process is gone. */
export function onStopSignal(stop: (why: string) => Promise<void>): void {
  let stopping = false;
  const once = (why: string) => () => {
    if (stopping) return;
    stopping = true;
    void stop(why).then(() => process.exit(0), () => process.exit(1));
  };
  process.on('SIGTERM', once('SIGTERM')).on('SIGINT', once('SIGINT'));
  if (process.connected) process.on('disconnect', once('the parent process ended'));
}
