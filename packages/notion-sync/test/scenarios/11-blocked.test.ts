import { expect, it } from 'vitest';
import { newClient, virtualClock } from '../sync-database.ts';
import { settled } from '../settled.ts';
import { standInOverHttp } from '../stand-in-over-http.ts';

it('11: 429 blocked: it stops, tells, and tries nothing again until a person lifts it', async () => {
  const { database, standIn, clock, engine, outcomes, asked } = await standInOverHttp(virtualClock());
  await newClient(database, 'A');
  await newClient(database, 'B');
  standIn.faults.add({ kind: 'rate_limited', blocked: true, times: 1 }, standIn.clock.now());
  await engine.round(1);
  for (let n = 0; n < 50; n++, clock.pass(3_600_000)) expect(await engine.round(4)).toBe(0);
  expect(asked()).toHaveLength(1);
  expect(outcomes).toMatchObject([{ result: 'failed', error: { failure: { kind: 'blocked' } } }]);
  const [limiter] = await database.query('select blocked_at is not null as is_blocked, paused_reason from public.sync_limiter');
  expect(limiter).toEqual({ is_blocked: true, paused_reason: expect.stringMatching(/.+/) });
  expect(await database.query('select distinct attempts from public.sync_state')).toEqual([{ attempts: 0 }]);
  // why: an admin's function does this; its rights and its line in the audit log have tests of their own
  await database.query('update public.sync_limiter set blocked_at = null');
  await settled(engine, { database, clock });
  expect(await database.query(`select from public.sync_state where status = 'synced'`)).toHaveLength(2);
});
