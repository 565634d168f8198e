import { expect, it } from 'vitest';
import { newClient } from '../sync-database.ts';
import { eventually, syncProcesses } from '../sync-processes.ts';

it('4: a worker wakes after its lease ended: its acknowledgement does nothing, and the newest value stands', async () => {
  let letGo = () => undefined as void;
  let isHeld = false;
  const released = new Promise<void>((resolve) => (letGo = resolve));
  const hold = async ({ operation, sent }: { operation: string; sent?: unknown }) => {
    if (operation !== 'pages.update' || !JSON.stringify(sent).includes('Stale')) return;
    isHeld = true;
    await released;
  };
  const { query, start, standIn, pool } = await syncProcesses({ hold });
  const state = async () => (await query<{ status: string; base: unknown; lease_by: string | null }>('select status, base, lease_by from public.sync_state'))[0]!;
  const isSynced = async (name: string) => JSON.stringify((await state())?.base ?? null).includes(name) && (await state()).status === 'synced';

  const sleeper = await start('sleeper');
  const id = await newClient({ pool, query } as never, 'First');
  await eventually(() => isSynced('First'));
  await query('update public.clients set name = $2 where id = $1', [id, 'Stale']);
  await eventually(() => isHeld);
  sleeper.kill('SIGSTOP');
  // why: a lease of ninety seconds is long for a test
  await query('update public.sync_state set lease_until = now()');
  await query('update public.clients set name = $2 where id = $1', [id, 'Newest']);
  await start('heir');
  await eventually(() => isSynced('Newest'));
  letGo();
  sleeper.kill('SIGCONT');
  const before = standIn.calls.list().length;
  await query(`insert into public.sync_changes (kind, record_id) values ('client', $1)`, [id]);
  await eventually(async () => (await query('select from public.sync_changes')).length === 0 && (await isSynced('Newest')));
  expect(standIn.calls.list().slice(before)).toEqual([]);
  // Of the sleeper's update nothing was heard, so the heir reads the page before it writes.
  expect(standIn.calls.list().filter(({ operation }) => operation.startsWith('pages.')).map(({ operation }) => operation)).toEqual(['pages.create', 'pages.update', 'pages.retrieve', 'pages.update']);
});
