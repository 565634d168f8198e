import { entity, type Entity } from '../src/entity.ts';
import { createEngine, type Engine, type PushOutcome } from '../src/engine.ts';
import { kindDatabases } from '../src/kind-databases.ts';
import { createLimiter } from '../src/limiter.ts';
import { createNotionPages } from '../src/notion-pages.ts';
import { createOutbox } from '../src/outbox.ts';
import { number, pagesOf, title } from '../src/property-values.ts';
import { createRegistry } from '../src/registry.ts';
import { callsThrough } from '../src/sync-calls.ts';
import type { PretendNotion } from './pretend-notion.ts';
import type { SyncDatabase, virtualClock } from './sync-database.ts';

const named = (kind: string, dependsOn: string[], toNotion: Entity['toNotion']) => entity({ kind, dataSource: kind, dependsOn, properties: {}, toNotion });

export const registry = createRegistry([
  named('client', [], ({ name }: { name: string }) => ({ Name: title(name) })),
  named('project', ['client'], ({ name, client_id: client }: { name: string; client_id: string }) => ({ Name: title(name), Client: pagesOf('client', client) })),
  named('milestone', ['project'], ({ order, project_id: project }: { order: number; project_id: string }) => ({ Order: number(order), Project: pagesOf('project', project) })),
]);

export interface PretendSyncParts {
  database: SyncDatabase;
  notion: PretendNotion;
  clock: ReturnType<typeof virtualClock>;
  worker?: string;
  /** Put around the outbox and Notion, to break off in the middle. */
  around?: <T extends object>(port: T) => T;
  outcomes?: PushOutcome[];
}

/** The real engine, outbox, limiter and calls over a real Postgres, with Notion in memory and time that passes by itself. */
export function pretendSync({ database, notion, clock, worker = 'one', around = (port) => port, outcomes = [] }: PretendSyncParts): Engine {
  const limiter = createLimiter(database.pool, { perMinute: 180, clock });
  return createEngine({
    outbox: around(createOutbox(database.pool, { worker, clock })),
    pages: around(createNotionPages(around(notion.client), callsThrough(limiter))),
    registry,
    databases: () => kindDatabases(database.pool),
    clock,
    report: (outcome) => outcomes.push(outcome),
  });
}

/** Rounds, with time passing between them, until nothing is due any more. */
export async function settled(engine: Engine, { database, clock }: Pick<PretendSyncParts, 'database' | 'clock'>, rounds = 400): Promise<void> {
  for (let n = 0; n < rounds; n++) {
    if ((await engine.round(10)) > 0) continue;
    const [due] = await database.query<{ n: number }>(
      `select count(*)::int as n from public.sync_state where done_version < want_version and status not in ('quarantined', 'unreachable')`,
    );
    if (due!.n === 0) return;
    clock.pass(5_000);
  }
  throw new Error('It does not come to rest.');
}
