import { newClient, syncDatabase } from '../../packages/notion-sync/test/sync-database.ts';
import { atMost, median } from './table.ts';

const WRITERS = 16;
const RUN_MS = 1_500;
const PAIRS = 5;

/** What noting a change costs the transaction that makes it: the median, with the note and without, in runs that alternate. */
export async function triggerCost(): Promise<void> {
  const database = await syncDatabase();
  const ids = await Promise.all(Array.from({ length: WRITERS }, (_, n) => newClient(database, `Client ${n}`)));
  const connections = await Promise.all(ids.map(() => database.connect()));
  let failed = 0;
  const run = async () => {
    const times: number[] = [];
    const end = performance.now() + RUN_MS;
    await Promise.all(connections.map(async (client, n) => {
      for (let edit = 0; performance.now() < end; edit++) {
        const begun = performance.now();
        await client.query('update public.clients set name = $2 where id = $1', [ids[n], `Edit ${edit}`]).catch(() => (failed += 1));
        times.push(performance.now() - begun);
      }
    }));
    return median(times);
  };
  const triggers = await database.query<{ name: string }>(`select tgname as name from pg_trigger where tgrelid = 'public.clients'::regclass and tgfoid = 'private.note_change'::regproc`);
  const turn = async (how: 'enable' | 'disable') => {
    for (const { name } of triggers) await database.query(`alter table public.clients ${how} trigger ${name}`);
  };
  const ratios: number[] = [];
  await run();
  for (let n = 0; n < PAIRS; n++) {
    const noted = await run();
    await turn('disable');
    const bare = await run();
    await turn('enable');
    ratios.push(noted / bare);
  }
  atMost('a user\'s transaction with the outbox, against without', median(ratios), 1.5);
  atMost('failed transactions of users, 16 writers', failed, 0);
}
