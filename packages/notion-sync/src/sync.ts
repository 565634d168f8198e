import { databaseClock, type Clock } from './clock.ts';
import { createEngine, type Engine, type PushOutcome } from './engine.ts';
import { ensureDatabases } from './ensure-databases.ts';
import { kindDatabases } from './kind-databases.ts';
import { createLimiter } from './limiter.ts';
import { createNotionDatabases } from './notion-databases.ts';
import { createNotionPages } from './notion-pages.ts';
import { createOutbox } from './outbox.ts';
import type { Registry } from './registry.ts';
import type { Sql } from './sql.ts';
import { callsThrough, type CallReport } from './sync-calls.ts';
import { createNotionClient, type NotionEnv } from './transport.ts';

export interface SyncOptions {
  sql: Sql;
  notion: NotionEnv;
  /** The connection's budget at Notion. */
  callsPerMinute: number;
  parentPageId: string;
  registry: Registry;
  /** Tells this worker's leases from others'. */
  worker: string;
  clock?: Clock;
  signal?: AbortSignal;
  onCall?: (call: CallReport) => void;
  onPush?: (outcome: PushOutcome) => void;
}

export interface Sync extends Engine {
  /** @returns false while another worker is at it */
  setUp(): Promise<boolean>;
}

/** The sync, put together: one of any number. */
export function createSync({ sql, notion, callsPerMinute, parentPageId, registry, worker, clock = databaseClock, signal, onCall, onPush }: SyncOptions): Sync {
  const client = createNotionClient(notion);
  const call = callsThrough(createLimiter(sql, { perMinute: callsPerMinute, clock }), { signal, report: onCall });
  const engine = createEngine({
    outbox: createOutbox(sql, { worker, clock }),
    pages: createNotionPages(client, call),
    registry,
    databases: () => kindDatabases(sql),
    clock,
    report: onPush,
  });
  return { ...engine, setUp: () => ensureDatabases({ sql, notion: createNotionDatabases(client, call), registry, parentPageId, clock }) };
}
