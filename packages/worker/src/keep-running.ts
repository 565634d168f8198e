import type { Runner } from 'graphile-worker';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from './log.ts';

export interface KeptRunner {
  begin(): void;
  isRunning(): boolean;
  /** Resolves at the first start that succeeds. */
  started: Promise<void>;
  /** Takes no new job and waits for the running ones. */
  stop(): Promise<void>;
}

const DELAY_MS = { first: 250, longest: 10_000 };

/** The queue's runner ends itself when it cannot write down how a job went. Then a new one takes its place, later each time that it fails to start. */
export function keepRunning(start: () => Promise<Runner>, log: Logger): KeptRunner {
  const stopping = new AbortController();
  let runner: Runner | null = null;
  let announceStart: () => void;
  const started = new Promise<void>((resolve) => (announceStart = resolve));

  const live = async () => {
    let delayMs = DELAY_MS.first;
    while (!stopping.signal.aborted) {
      try {
        runner = await start();
        announceStart();
        delayMs = DELAY_MS.first;
        await runner.promise;
      } catch (error) {
        log.error({ err: error, retryInMs: delayMs }, 'the queue runner ended');
      }
      runner = null;
      await pause(delayMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      delayMs = Math.min(delayMs * 2, DELAY_MS.longest);
    }
  };
  let lived: Promise<void> = Promise.resolve();

  return {
    begin: () => void (lived = live()),
    isRunning: () => runner !== null && !stopping.signal.aborted,
    started,
    stop: async () => {
      stopping.abort();
      await runner?.stop().catch(() => undefined);
      await lived;
    },
  };
}
