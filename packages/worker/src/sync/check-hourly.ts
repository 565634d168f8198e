import type { Sync } from '@sage/notion-sync';
import type { Logger } from '../log.ts';

const EVERY_MS = 60_000;

/** Any worker may be the one that looks at the databases' properties; within an hour one does. */
export function checkHourly(sync: Pick<Sync, 'check'>, log: Logger, everyMs = EVERY_MS): { stop(): Promise<void> } {
  let checking: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    checking = checking.then(() => sync.check()).catch((error: unknown) => log.warn({ err: error }, 'the Notion databases could not be checked'));
  }, everyMs);
  return { stop: async () => (clearInterval(timer), void (await checking)) };
}
