import type { Client } from '@notionhq/client';
import { databaseClock, type Clock } from '../clock.ts';
import { createLimiter } from '../limiter.ts';
import { createNotionDatabases, type NotionDatabases } from '../notion-databases.ts';
import type { Registry } from '../registry.ts';
import type { Sql } from '../sql.ts';
import { callsThrough, type CallReport, type MakeCall } from '../sync-calls.ts';
import { createNotionClient, type NotionEnv } from '../transport.ts';
import { patiently } from './patient-calls.ts';

export interface MovingOptions {
  sql: Sql;
  notion: NotionEnv;
  callsPerMinute: number;
  registry: Registry;
  clock?: Clock;
  /** Told when Notion makes us wait. */
  onWait?: (why: string) => void;
  onCall?: (call: CallReport) => void;
}

/** What a command needs to reach Notion. Its calls pass the same limiter as the workers', which may run meanwhile. */
export interface NotionDoor {
  sql: Sql;
  client: Client;
  call: MakeCall;
  databases: NotionDatabases;
  registry: Registry;
  clock: Clock;
}

export function openNotion({ sql, notion, callsPerMinute, registry, clock = databaseClock, onWait, onCall }: MovingOptions): NotionDoor {
  const client = createNotionClient(notion);
  const call = patiently(callsThrough(createLimiter(sql, { perMinute: callsPerMinute, clock }), { report: onCall }), clock, onWait);
  return { sql, client, call, databases: createNotionDatabases(client, call), registry, clock };
}
