import type { Engine } from '../src/engine.ts';
import type { SyncDatabase, virtualClock } from './sync-database.ts';

interface Rested {
  database: SyncDatabase;
  clock: Pick<ReturnType<typeof virtualClock>, 'pass'>;
}

/** Rounds, with time passing between them, until nothing is due any more. */
export async function settled(engine: Engine, { database, clock }: Rested, rounds = 400): Promise<void> {
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
