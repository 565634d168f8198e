import { randomUUID } from 'node:crypto';
import { syncRegistry } from '@sage/domain/sync';
import { createSync, type NotionEnv, type PushOutcome } from '@sage/notion-sync';
import type { Pool } from 'pg';
import type { Registry } from 'prom-client';
import type { Logger } from '../log.ts';
import type { Presence } from '../presence.ts';
import { freeEndedLeases } from './free-ended-leases.ts';
import { keepSyncing, type KeptSync } from './keep-syncing.ts';
import { createSyncMetrics } from './sync-metrics.ts';

export interface SyncSettings {
  notion: NotionEnv;
  callsPerMinute: number;
  parentPageId: string;
  /** Public address of the portal, for the links in Notion. */
  portalUrl: string;
}

interface Host {
  pool: Pool;
  metrics: Registry;
  presence: Presence;
  log: Logger;
}

/** Notion is slow and the budget small: a few at once use all of it. */
const CONCURRENCY = 4;

/** This process's share of the sync. */
export function startSync({ notion, callsPerMinute, parentPageId, portalUrl }: SyncSettings, { pool, metrics, presence, log }: Host): KeptSync {
  const worker = `sync-${randomUUID()}`;
  const stopping = new AbortController();
  const { onCall, onPush } = createSyncMetrics(pool, metrics);
  const sync = createSync({
    sql: pool,
    notion,
    callsPerMinute,
    parentPageId,
    registry: syncRegistry({ portalUrl }),
    worker,
    signal: stopping.signal,
    onCall,
    onPush: (outcome) => (onPush(outcome), tell(log, outcome)),
  });
  void presence.announce(worker);
  const sweeper = freeEndedLeases(pool, log);
  const kept = keepSyncing(sync, { concurrency: CONCURRENCY }, stopping, log);
  return {
    stop: async () => {
      await kept.stop();
      await sweeper.stop();
      await presence.withdraw(worker);
    },
  };
}

/** What people must act upon is an error; what mends itself is not, and what only waits its turn is hardly worth a line. */
function tell(log: Logger, outcome: PushOutcome): void {
  const about = { kind: outcome.kind, lagMs: outcome.lagMs };
  if (outcome.result !== 'failed') return log.debug(about, outcome.result === 'synced' ? 'a record is in Notion' : 'another worker took the record');
  const level = ({ quarantined: 'error', unreachable: 'error', retrying: 'warn', pending: 'debug' } as const)[outcome.status];
  log[level]({ ...about, err: outcome.error, status: outcome.status }, 'a record is not in Notion yet');
}
