import { expect, it } from 'vitest';
import { syncDatabase } from './sync-database.ts';

const LEAD = `insert into public.leads (email, project_address, recommended_tier, source) values ('maya@example.com', '1 Alder Lane', 2, 'hand')`;

it('a change that commits while its kind is being switched on is not dropped as of a kind that is off', async () => {
  const { query, connect } = await syncDatabase();
  const switching = await connect();
  await switching.query('begin');
  await switching.query(`update public.sync_kinds set mode = 'push' where kind = 'lead'`);
  await query(LEAD);
  const folded = query<{ n: number }>('select private.fold_sync_changes() as n');
  // It waits for the switch: only then the lead's kind is on.
  expect(await Promise.race([folded.then(() => 'folded'), new Promise((resolve) => setTimeout(resolve, 300, 'waits'))])).toBe('waits');
  await switching.query('commit');
  await folded;
  expect(await query(`select kind, status from public.sync_state where kind = 'lead'`)).toEqual([{ kind: 'lead', status: 'pending' }]);
});

it('what changes of a kind that is off is dropped, and neither claimed nor kept waiting', async () => {
  const { query } = await syncDatabase();
  await query(LEAD);
  await query('select private.fold_sync_changes()');
  expect([await query(`select from public.sync_changes where kind = 'lead'`), await query(`select from public.sync_state where kind = 'lead'`)]).toEqual([[], []]);
});

it('a record that waits in a backfill goes to the front when it changes', async () => {
  const { query } = await syncDatabase();
  await query(LEAD);
  await query(`update public.sync_kinds set mode = 'push' where kind = 'lead'`);
  const priority = async () => (await query<{ priority: number }>(`select priority from public.sync_state where kind = 'lead'`))[0]!.priority;
  expect(await priority()).toBe(3);
  await query(`update public.leads set name = 'Maya'`);
  await query('select private.fold_sync_changes()');
  expect(await priority()).toBe(1);
});
