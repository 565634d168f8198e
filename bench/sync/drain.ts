import { engineOnClock } from '../../packages/notion-sync/test/engine-in-process.ts';
import { patientClock } from '../../packages/notion-sync/test/patient-clock.ts';
import { settled } from '../../packages/notion-sync/test/settled.ts';
import { SIZES } from './sizes.ts';
import { atMost } from './table.ts';

const BUDGET = 180;
/** One worker with four records in hand. More of them only ask more often. */
const SLOTS = 4;

/** Many changed records, on a clock that passes only while all wait. */
export async function drain(): Promise<void> {
  const clock = patientClock();
  const { database, worker, standIn, asked } = await clock.begin(() => engineOnClock(clock));
  const engine = worker();
  const pushAll = () => Promise.all(Array.from({ length: SLOTS }, () => clock.begin(async () => {
    while ((await engine.round(1)) > 0);
  })));
  await database.query(`insert into public.clients (name, tier) select 'Client ' || n, 2 from generate_series(1, $1::int) n`, [SIZES.records]);
  await pushAll();
  await clock.begin(() => clock.sleep(60_000));
  const [before, begun] = [asked().length, clock.at()];
  await database.query(`update public.clients set name = name || ' anew'`);
  await pushAll();
  const calls = asked().length - before;
  const many = SIZES.records.toLocaleString('en');
  atMost(`calls for ${many} changes, against the least`, calls / SIZES.records, 1);
  atMost(`drain of ${many} changes, against calls ÷ budget`, (clock.at() - begun) / ((calls / BUDGET) * 60_000), 1.05);
  atMost('429 while draining alone', standIn.calls.list().filter(({ status }) => status === 429).length, 0);
  const resting = asked().length;
  await database.query(`select private.want_sync_kind('client')`);
  await clock.begin(() => settled(engine, { database, clock: { pass: () => undefined } }));
  atMost('calls of a resync of unchanged data', asked().length - resting, 0);
}
