import { expect, it } from 'vitest';
import { standInOverHttp } from '../stand-in-over-http.ts';
import { virtualClock } from '../sync-database.ts';

it('9: rollback: no mark, no call', async () => {
  const { database, engine, asked } = await standInOverHttp(virtualClock());
  const client = await database.connect();
  await client.query('begin');
  await client.query(`insert into public.clients (name, tier) values ('Undone', 1)`);
  await client.query('rollback');
  expect(await engine.round(10)).toBe(0);
  expect([await database.query('select from public.sync_changes'), await database.query('select from public.sync_state'), asked()]).toEqual([[], [], []]);
});
