import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { engineInProcess } from '../engine-in-process.ts';
import { newClient } from '../sync-database.ts';
import { eventually, syncProcesses } from '../sync-processes.ts';

it('10: 429 with Retry-After 300: four processes fall silent at once, and no record loses an attempt', async () => {
  const { query, start, pool, standIn } = await syncProcesses();
  await Promise.all(['a', 'b', 'c', 'd'].map((name) => start(name)));
  standIn.faults.add({ kind: 'rate_limited', seconds: 300 }, standIn.clock.now());
  const before = standIn.calls.list().length;
  await Promise.all(Array.from({ length: 30 }, (_, n) => newClient({ pool, query } as never, `Client ${n}`)));
  await eventually(() => standIn.calls.list().length > before);
  const until = async () => (await query<{ s: number }>('select extract(epoch from paused_until - now())::float8 as s from public.sync_limiter'))[0]!.s;
  await eventually(async () => (await until()) > 0);
  expect(await until()).toBeGreaterThan(290);
  expect(await until()).toBeLessThan(301);
  // Whatever was already on its way when the first was refused.
  let asked = -1;
  await eventually(async () => {
    const heard = standIn.calls.list().length;
    await pause(500);
    asked = standIn.calls.list().length;
    return asked === heard;
  });
  await pause(3_000);
  expect(standIn.calls.list().length).toBe(asked);
  expect(asked - before).toBeLessThanOrEqual(4 * 4);
  expect(await query('select distinct attempts from public.sync_state')).toEqual([{ attempts: 0 }]);
  // why: five minutes are long for a test; how long the silence lasts is proved below, on a clock of its own
  standIn.faults.clear();
  await query('update public.sync_limiter set paused_until = now()');
  await eventually(async () => (await query(`select from public.sync_state where status = 'synced'`)).length === 30);
  expect(standIn.calls.list().filter(({ operation, status }) => operation === 'pages.create' && status === 200)).toHaveLength(30);
});

it('10: 429 with Retry-After 300: four workers are silent for 300 s by the clock, and not longer', async () => {
  const { database, standIn, clock, worker, asked, rest } = await engineInProcess();
  const workers = ['a', 'b', 'c', 'd'].map((name) => worker({ worker: name }));
  const ids = await Promise.all(Array.from({ length: 30 }, (_, n) => newClient(database, `Client ${n}`)));
  standIn.faults.add({ kind: 'rate_limited', seconds: 300, times: 1 }, clock.at());
  const rounds = () => Promise.all(workers.map((one) => one.round(4)));
  await workers[0]!.round(1);
  expect(asked()).toHaveLength(1);
  for (let waited = 0; waited < 300_000; clock.pass(5_000), waited += 5_000) {
    expect(await rounds()).toEqual([0, 0, 0, 0]);
    expect(asked(), `after ${waited} ms`).toHaveLength(1);
  }
  expect(await database.query('select distinct attempts from public.sync_state')).toEqual([{ attempts: 0 }]);
  await rounds();
  expect(asked().length).toBeGreaterThan(1);
  await rest();
  expect(standIn.calls.list({ operation: 'pages.create', status: 200 })).toHaveLength(ids.length);
});
