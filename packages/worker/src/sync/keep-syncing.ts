import { setTimeout as pause } from 'node:timers/promises';
import type { Sync } from '@sage/notion-sync';
import type { Logger } from '../log.ts';

export interface KeptSync {
  /** Takes no more records and waits for the ones in hand. */
  stop(): Promise<void>;
}

export interface SyncPace {
  /** Records that this process pushes at once. */
  concurrency: number;
  /** How long to rest when nothing is due. */
  idleMs?: number;
  /** How long to wait after the database or the set-up failed. */
  retryMs?: number;
}

/** Runs the sync until it is stopped. Whatever fails is tried again: no outage of Notion or of the database ends it. */
export function keepSyncing(sync: Sync, { concurrency, idleMs = 400, retryMs = 5_000 }: SyncPace, stopping: AbortController, log: Logger): KeptSync {
  const { signal } = stopping;
  const rest = (ms: number) => pause(ms, undefined, { signal }).catch(() => undefined);
  const running = new Set<Promise<void>>();

  /** @returns false: nothing was due, or nothing could be asked */
  const take = async () => {
    const pushes = await sync.begin(concurrency - running.size);
    for (const push of pushes) {
      const tracked: Promise<void> = push.finally(() => running.delete(tracked));
      running.add(tracked);
    }
    return pushes.length > 0;
  };

  const live = async () => {
    while (!signal.aborted) {
      try {
        const isBusy = running.size >= concurrency || (await take());
        if (running.size >= concurrency) await Promise.race(running);
        else if (!isBusy) await Promise.race([...running, rest(idleMs)]);
      } catch (error) {
        log.warn({ err: error }, 'the sync could not ask what is due');
        await rest(retryMs);
      }
    }
    await Promise.all(running);
  };
  // What is set up already is synced meanwhile.
  const lived = Promise.all([live(), setUp(sync, rest, retryMs, signal, log)]);
  return { stop: async () => (stopping.abort(), void (await lived)) };
}

async function setUp(sync: Sync, rest: (ms: number) => Promise<void>, retryMs: number, signal: AbortSignal, log: Logger): Promise<void> {
  while (!signal.aborted) {
    try {
      if (await sync.setUp()) return;
    } catch (error) {
      log.warn({ err: error }, 'the Notion databases could not be set up yet');
    }
    await rest(retryMs);
  }
}
