import { expect, it } from 'vitest';
import { outage } from '../outage.ts';
import { standInOverHttp } from '../stand-in-over-http.ts';
import { virtualClock } from '../sync-database.ts';

it('13: ten minutes of outage, 500 edits on 60 records: at most 45 requests while it is down, 60 writes after', async () => {
  const sync = await standInOverHttp(virtualClock());
  const { away, after } = await outage(sync);
  expect(away.length).toBeGreaterThan(30);
  expect(away.length).toBeLessThanOrEqual(45);
  expect(after).toEqual(Array(60).fill('pages.update'));
  expect(await sync.database.query(`select from public.sync_state where status = 'synced' and base::text ~ 'Edit 4[4-9][0-9]'`)).toHaveLength(60);
});
