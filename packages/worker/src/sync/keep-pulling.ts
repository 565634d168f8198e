import { setTimeout as pause } from 'node:timers/promises';
import type { Sync } from '@sage/notion-sync';
import type { Logger } from '../log.ts';
import type { KeptSync } from './keep-syncing.ts';

export interface PullPace {
  /** Pages that this process reads at once. */
  concurrency: number;
  /** How long to rest when nothing is to be read. */
  idleMs?: number;
  /** How often to look whether a poll is due: when one is, the database says. */
  pollMs?: number;
  /** The same for reconciling. */
  reconcileMs?: number;
  /** How long to wait after the database failed. */
  retryMs?: number;
}

type Reading = Pick<Sync, 'pulls' | 'poll' | 'reconcile'>;

/** Reads from Notion until it is stopped. Whatever fails is tried again. */
export function keepPulling(sync: Reading, pace: PullPace, stopping: AbortController, log: Logger): KeptSync {
  const { concurrency, idleMs = 1_000, pollMs = 5_000, reconcileMs = 30_000, retryMs = 5_000 } = pace;
  const { signal } = stopping;
  const rest = (ms: number) => pause(ms, undefined, { signal }).catch(() => undefined);

  /** `work` says whether there may be more at once. */
  const keep = async (restMs: number, what: string, work: () => Promise<boolean>) => {
    while (!signal.aborted) {
      try {
        if (!(await work())) await rest(restMs);
      } catch (error) {
        log.warn({ err: error }, `the sync could not ${what}`);
        await rest(retryMs);
      }
    }
  };
  const lived = Promise.all([
    keep(idleMs, 'read what changed in Notion', async () => (await sync.pulls.round(concurrency)) > 0),
    keep(pollMs, 'ask Notion what changed', async () => (await sync.poll(), false)),
    keep(reconcileMs, 'reconcile', async () => (await sync.reconcile()) !== null),
  ]);
  return { stop: async () => (stopping.abort(), void (await lived)) };
}
