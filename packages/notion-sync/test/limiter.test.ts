import { beforeEach, expect, it } from 'vitest';
import { CALL_CLASS } from '../src/call-class.ts';
import { createLimiter, type Limiter } from '../src/limiter.ts';
import { syncDatabase, virtualClock } from './sync-database.ts';

const { fresh: FRESH } = CALL_CLASS;

let clock: ReturnType<typeof virtualClock>;
let workers: Limiter[];
beforeEach(async () => {
  const { pool } = await syncDatabase();
  clock = virtualClock();
  workers = [1, 2].map(() => createLimiter(pool, { perMinute: 180, clock }));
});

/** When each call went. */
async function take(calls: number): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < calls; n++) {
    await workers[n % 2]!.take(FRESH);
    times.push(clock.at());
  }
  return times;
}

it('lets six go at once and paces the rest evenly, within the budget of any minute', async () => {
  const times = await take(400);
  expect(new Set(times.slice(0, 6)).size).toBe(1);
  const gaps = times.slice(6).map((at, n) => at - times[n + 5]!);
  expect([Math.min(...gaps), Math.max(...gaps)].every((gap) => Math.abs(gap - 60_000 / 174) <= 2)).toBe(true);
  const busiest = Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 60_000).length));
  expect(busiest).toBeLessThanOrEqual(180);
  expect(busiest).toBeGreaterThan(175);
});

it('holds everyone while one was asked for silence, the longest that was asked for', async () => {
  await workers[0]!.pause(300, 'Slow down.');
  await workers[0]!.pause(20, 'Slow down.');
  clock.pass(299_000);
  await expect(workers[1]!.take(FRESH)).rejects.toMatchObject({ why: 'paused', waitMs: 1_000 });
  clock.pass(1_000);
  await workers[1]!.take(FRESH);
});

it('opens after three outages in a row, lets one probe through in 15 seconds, and closes at the first answer', async () => {
  const [one, two] = workers as [Limiter, Limiter];
  expect([await one.report(true), await one.report(true), await one.report(false), await one.report(true), await one.report(true)]).toEqual([false, false, false, false, false]);
  expect(await two.report(true)).toBe(true);
  await expect(one.take(FRESH)).rejects.toMatchObject({ why: 'open', waitMs: 15_000 });
  clock.pass(15_000);
  expect(await one.take(FRESH)).toEqual({ watched: true });
  await expect(two.take(FRESH)).rejects.toMatchObject({ why: 'open', waitMs: 15_000 });
  await one.report(false);
  expect(await two.take(FRESH)).toEqual({ watched: false });
});

it('lets nobody go once Notion refuses the connection, however long they wait', async () => {
  await workers[0]!.block('Blocked.');
  clock.pass(86_400_000);
  await expect(workers[1]!.take(FRESH)).rejects.toMatchObject({ why: 'blocked' });
});
