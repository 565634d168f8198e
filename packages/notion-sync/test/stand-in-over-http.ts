import { createNotionStandIn, serveNotion, type NotionStandIn } from '@sage/local-services/testing';
import { onTestFinished } from 'vitest';
import type { Clock } from '../src/clock.ts';
import { createEngine, type Engine, type PushOutcome } from '../src/engine.ts';
import { ensureDatabases } from '../src/ensure-databases.ts';
import { kindDatabases } from '../src/kind-databases.ts';
import { createLimiter } from '../src/limiter.ts';
import { createNotionDatabases } from '../src/notion-databases.ts';
import { createNotionPages } from '../src/notion-pages.ts';
import { createOutbox } from '../src/outbox.ts';
import { callsThrough } from '../src/sync-calls.ts';
import { createNotionClient } from '../src/transport.ts';
import { registry } from './kinds.ts';
import { syncDatabase, type SyncDatabase } from './sync-database.ts';

const token = 'ntn_the_only_one';

export interface StandInOverHttp<C extends Clock> {
  database: SyncDatabase;
  standIn: NotionStandIn;
  clock: C;
  engine: Engine;
  outcomes: PushOutcome[];
  /** Calls since the set-up. */
  asked(): string[];
}

/** why: Notion is not reachable offline. The real SDK over HTTP in front of the stand-in, with one clock for both sides and deadlines of milliseconds. */
export async function standInOverHttp<C extends Clock & { at(): number }>(clock: C, callsPerMinute = 180): Promise<StandInOverHttp<C>> {
  const database = await syncDatabase();
  await database.query('update public.sync_kinds set data_source_id = null; delete from public.sync_changes');
  const standIn = createNotionStandIn({ token, callsPerMinute });
  const fetch = (request: Request) => (standIn.clock.set(clock.at()), standIn.fetch(request));
  const server = await serveNotion({ ...standIn, fetch }, 0);
  onTestFinished(() => server.close());
  const client = createNotionClient({ NOTION_TOKEN: token, NOTION_API_URL: server.url }, { deadlines: { overallMs: 2_000, bodyMs: 300 } });
  const call = callsThrough(createLimiter(database.pool, { perMinute: callsPerMinute, clock }));
  const sql = database.pool;
  await ensureDatabases({ sql, notion: createNotionDatabases(client, call), registry, parentPageId: standIn.parentPageId, clock });
  const outcomes: PushOutcome[] = [];
  const engine = createEngine({
    outbox: createOutbox(sql, { worker: 'one', clock }),
    pages: createNotionPages(client, call),
    registry,
    databases: () => kindDatabases(sql),
    clock,
    report: (outcome) => outcomes.push(outcome),
  });
  const begun = standIn.calls.list().length;
  return { database, standIn, clock, engine, outcomes, asked: () => standIn.calls.list().slice(begun).map(({ operation }) => operation) };
}
