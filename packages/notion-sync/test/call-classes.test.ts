import { beforeEach, expect, it } from 'vitest';
import { CALL_CLASS, type CallClass } from '../src/call-class.ts';
import { createLimiter } from '../src/limiter.ts';
import { patientClock, type PatientClock } from './patient-clock.ts';
import { syncDatabase, type SyncDatabase } from './sync-database.ts';

const { manual, fresh, pull, backfill } = CALL_CLASS;
const STEP_MS = 60_000 / 174;

let database: SyncDatabase;
let clock: PatientClock;
let begun: number;
let went: { callClass: CallClass; at: number; waitedMs: number }[];
beforeEach(async () => {
  database = await syncDatabase();
  clock = patientClock();
  begun = clock.at();
  went = [];
});

/** A worker of its own that makes one call after another for so long, resting between them. */
const caller = (callClass: CallClass, { forMs = 60_000, restMs = 0, startMs = 0 } = {}) =>
  clock.begin(async () => {
    const limiter = createLimiter(database.pool, { perMinute: 180, clock });
    await clock.sleep(startMs);
    for (const end = begun + forMs; clock.at() < end; await clock.sleep(restMs)) {
      const asked = clock.at();
      await limiter.take(callClass);
      went.push({ callClass, at: clock.at() - begun, waitedMs: clock.at() - asked });
    }
  });
const of = (callClass: CallClass) => went.filter((call) => call.callClass === callClass);
const longest = (callClass: CallClass) => Math.max(...of(callClass).map(({ waitedMs }) => waitedMs));

it('go in their order when all want to', async () => {
  await Promise.all([backfill, pull, fresh, manual].map((callClass) => Promise.all([1, 2, 3].map(() => caller(callClass, { forMs: 1, startMs: 1 })))));
  const queued = went.slice(6).map(({ callClass }) => callClass);
  expect(queued).toEqual([...queued].sort());
});

it('let a fresh change pass a crowd of backfill within two steps, and what it leaves goes to the crowd', async () => {
  await Promise.all([...Array(8)].map(() => caller(backfill)).concat(caller(fresh, { restMs: 3_000, startMs: 5_000 })));
  expect(of(fresh).length).toBeGreaterThan(14);
  expect(longest(fresh)).toBeLessThan(2 * STEP_MS);
  const inAMinute = went.filter(({ at }) => at < 60_000).length;
  expect(inAMinute).toBeGreaterThan(175);
  expect(inAMinute).toBeLessThanOrEqual(180);
});

it('never wait for half a minute, whatever the higher ones want', async () => {
  await Promise.all([caller(manual), caller(manual), caller(fresh), caller(fresh), caller(pull), caller(backfill)].concat([caller(backfill)]));
  expect([longest(fresh), longest(pull), longest(backfill)].every((ms) => ms > 10_000 && ms < 30_000)).toBe(true);
  expect(of(manual).length).toBeGreaterThan(150);
});

it('lose what they asked for when they do not come back for it', async () => {
  await caller(backfill, { forMs: 1 });
  // why: a worker that died while it waited
  await database.query(`select private.take_sync_call(180, 6, 0, '0', $1)`, [clock.now()]);
  await caller(backfill, { forMs: 5_000 });
  expect(longest(backfill)).toBeGreaterThan(STEP_MS * 1.5);
  expect(longest(backfill)).toBeLessThan(STEP_MS * 4);
});

it('are counted, ten seconds by ten seconds', async () => {
  await Promise.all([caller(fresh, { restMs: 1_000 }), caller(backfill)]);
  const [counted] = await database.query('select sum(calls)::int as calls, count(distinct class)::int as classes from public.sync_call_spans');
  expect(counted).toEqual({ calls: went.length, classes: 2 });
  const [recent] = await database.query<{ calls: number }>('select private.sync_calls_last_minute($1) as calls', [new Date(begun + 60_000)]);
  expect(recent!.calls).toBeGreaterThan(170);
});
