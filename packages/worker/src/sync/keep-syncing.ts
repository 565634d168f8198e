import { setTimeout as pause } from 'node:timers/promises';
import { CALL_CLASS, type Sync } from '@sage/notion-sync';
import type { Logger } from '../log.ts';

export interface KeptSync {
  /** Takes no more records and waits for the ones in hand. */
  stop(): Promise<void>;
}

export interface SyncPace {
  /** Records that this process pushes at once. */
  concurrency: number;
  /** So many more of what just changed or somebody wishes for: slow backfill must not hold it up. */
  extraForHigher?: number;
  /** How long to rest when nothing is due. */
  idleMs?: number;
  /** How long to wait after the database or the set-up failed. */
  retryMs?: number;
  /** How often to look whether a kind was turned on. */
  lookMs?: number;
}

/** Runs the sync until it is stopped. Whatever fails is tried again: no outage of Notion or of the database ends it. */
export function keepSyncing(sync: Sync, { concurrency, extraForHigher = 2, idleMs = 400, retryMs = 5_000, lookMs = 10_000 }: SyncPace, stopping: AbortController, log: Logger): KeptSync {
  const { signal } = stopping;
  const rest = (ms: number) => pause(ms, undefined, { signal }).catch(() => undefined);
  const running = new Set<Promise<void>>();

  /** @returns false: nothing was due, or nothing could be asked */
  const take = async () => {
    const free = concurrency - running.size;
    const pushes = free > 0 ? await sync.begin(free) : await sync.begin(free + extraForHigher, CALL_CLASS.fresh);
    for (const push of pushes) {
      const tracked: Promise<void> = push.finally(() => running.delete(tracked));
      running.add(tracked);
    }
    return pushes.length > 0;
  };

  const live = async () => {
    while (!signal.aborted) {
      try {
        const isFull = running.size >= concurrency + extraForHigher;
        const isBusy = isFull || (await take());
        if (isFull) await Promise.race(running);
        else if (!isBusy) await Promise.race([...running, rest(idleMs)]);
      } catch (error) {
        log.warn({ err: error }, 'the sync could not ask what is due');
        await rest(retryMs);
      }
    }
    await Promise.all(running);
  };
  // What is set up already is synced meanwhile.
  const lived = Promise.all([live(), keepSetUp(sync, { rest, retryMs, lookMs, signal, log })]);
  return { stop: async () => (stopping.abort(), void (await lived)) };
}

interface SetUpPace {
  rest: (ms: number) => Promise<void>;
  retryMs: number;
  lookMs: number;
  signal: AbortSignal;
  log: Logger;
}

/** At the start, and whenever a kind was turned on since. */
async function keepSetUp(sync: Sync, { rest, retryMs, lookMs, signal, log }: SetUpPace): Promise<void> {
  let isDone = false;
  while (!signal.aborted) {
    try {
      isDone = (isDone && (await sync.isSetUp())) || (await sync.setUp());
    } catch (error) {
      log.warn({ err: error }, 'the Notion databases could not be set up yet');
    }
    await rest(isDone ? lookMs : retryMs);
  }
}
