import { expect, it } from 'vitest';
import { newClient } from '../sync-database.ts';
import { eventually, syncProcesses } from '../sync-processes.ts';

it('7: a lower seq commits late: it is not skipped, whichever of two workers folds', async () => {
  const { query, start, connect, pool } = await syncProcesses();
  const database = { pool, query } as never;
  const shown = async (name: string) => (await query('select from public.sync_state where status = $2 and base::text like $1', [`%${name}%`, 'synced'])).length === 1;
  await Promise.all([start('one'), start('two')]);
  const id = await newClient(database, 'Early');
  await eventually(() => shown('Early'));
  const late = await connect();
  await late.query('begin');
  await late.query(`update public.clients set name = 'Late' where id = $1`, [id]);
  await newClient(database, 'Next');
  await eventually(() => shown('Next'));
  expect(await shown('Late')).toBe(false);
  await late.query('commit');
  await eventually(() => shown('Late'));
});
