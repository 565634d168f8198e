import { expect, it } from 'vitest';
import { newClient, virtualClock } from '../sync-database.ts';
import { settled } from '../settled.ts';
import { standInOverHttp } from '../stand-in-over-http.ts';

it('6: 50 edits of a record in a second: at most 2 calls', async () => {
  const { database, clock, engine, asked } = await standInOverHttp(virtualClock());
  const id = await newClient(database);
  await settled(engine, { database, clock });
  const rename = (name: string) => database.query('update public.clients set name = $2 where id = $1', [id, name]);
  for (let n = 0; n < 25; n++) await rename(`a${n}`);
  const round = engine.round(10);
  for (let n = 0; n < 25; n++) await rename(`b${n}`);
  await round;
  await settled(engine, { database, clock });
  expect(asked().slice(1).length).toBeLessThanOrEqual(2);
  expect(await database.query(`select from public.sync_state where base::text like '%b24%' and status = 'synced'`)).toHaveLength(1);
});
