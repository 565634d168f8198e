import { createNotionStandIn, type NotionStandIn } from '@sage/local-services/testing';
import { onTestFinished } from 'vitest';
import type { Clock } from '../src/clock.ts';
import { createEngine, type Engine, type PushOutcome } from '../src/engine.ts';
import { ensureDatabases } from '../src/ensure-databases.ts';
import { kindDatabases } from '../src/kind-databases.ts';
import { createLimiter } from '../src/limiter.ts';
import { createNotionDatabases } from '../src/notion-databases.ts';
import { createNotionPages } from '../src/notion-pages.ts';
import { createOutbox } from '../src/outbox.ts';
import type { Registry } from '../src/registry.ts';
import { callsThrough } from '../src/sync-calls.ts';
import { createNotionClient } from '../src/transport.ts';
import { inProcess } from './histories/in-process.ts';
import { registry as kinds } from './kinds.ts';
import { settled } from './settled.ts';
import { syncDatabase, virtualClock, type SyncDatabase } from './sync-database.ts';

const TOKEN = 'ntn_the_only_one';
const PER_MINUTE = 180;

export interface WorkerOptions {
  worker?: string;
  /** Put around the outbox and Notion, to break off in the middle. */
  around?: <T extends object>(port: T) => T;
  outcomes?: PushOutcome[];
}

type TestClock = Clock & { at(): number };

export interface EngineInProcess<C extends TestClock = ReturnType<typeof virtualClock>> {
  database: SyncDatabase;
  standIn: NotionStandIn;
  clock: C;
  worker(options?: WorkerOptions): Engine;
  /** Calls since the set-up. */
  asked(): string[];
  /** Live pages of a record, by their properties' names. */
  of(recordId: string): { id: string; properties: Record<string, unknown> }[];
}

/** With time that passes by itself. */
export async function engineInProcess(options: { registry?: Registry } = {}): Promise<EngineInProcess & { rest(): Promise<void> }> {
  const sync = await engineOnClock(virtualClock(), options);
  // As long as an answer of Notion's queries may lag.
  sync.standIn.faults.add({ kind: 'query_lag', lag: 10 }, sync.clock.at());
  return { ...sync, rest: () => settled(sync.worker(), sync) };
}

/** The real engine, outbox, limiter and calls over a real Postgres, and the stand-in behind the official SDK, by one clock. */
export async function engineOnClock<C extends TestClock>(clock: C, { registry = kinds } = {}): Promise<EngineInProcess<C>> {
  const database = await syncDatabase();
  await database.query('update public.sync_kinds set data_source_id = null; delete from public.sync_changes');
  const standIn = createNotionStandIn({ token: TOKEN, callsPerMinute: PER_MINUTE });
  onTestFinished(() => standIn.close());
  const client = createNotionClient({ NOTION_TOKEN: TOKEN, NOTION_API_URL: undefined }, { send: inProcess(standIn, { before: async () => standIn.clock.set(clock.at()) }) });
  const sql = database.pool;
  const call = callsThrough(createLimiter(sql, { perMinute: PER_MINUTE, clock }));
  await ensureDatabases({ sql, notion: createNotionDatabases(client, call), registry, parentPageId: standIn.parentPageId, clock });
  standIn.calls.clear();
  const worker = ({ worker: name = 'one', around = (port) => port, outcomes = [] }: WorkerOptions = {}) =>
    createEngine({
      outbox: around(createOutbox(sql, { worker: name, clock })),
      pages: around(createNotionPages(around(client), call)),
      registry,
      databases: () => kindDatabases(sql),
      clock,
      report: (outcome) => outcomes.push(outcome),
    });
  const live = () => standIn.store.all('page').filter(({ in_trash }) => !in_trash);
  return {
    database,
    standIn,
    clock,
    worker,
    asked: () => standIn.calls.list().map(({ operation }) => operation),
    of: (recordId) =>
      live()
        .filter(({ values }) => JSON.stringify(values).includes(recordId))
        .map(({ id }) => standIn.person.ask('pages.retrieve', { id }) as unknown as { id: string; properties: Record<string, unknown> })
        .filter(({ properties }) => JSON.stringify(properties['Sync ID']).includes(recordId)),
  };
}
