import { beforeEach, expect, it } from 'vitest';
import { newClient, newMilestone, newProject } from './sync-database.ts';
import { openStudio, withNotion, type Studio } from './studio.ts';

withNotion();

let studio: Studio;
let client: string;
let project: string;
beforeEach(async () => {
  studio = await openStudio();
  client = await newClient(studio.database);
  project = await newProject(studio.database, client, 'Garden');
});

/** As a worker that looks twice a second. @returns how many records it took */
async function live(ms: number): Promise<number> {
  let took = 0;
  for (const end = studio.now() + ms; studio.now() < end; studio.pass(500)) took += await studio.sync.round(10);
  return took;
}
const setAside = () => studio.query(`insert into public.sync_state (kind, record_id, want_version, status, error) values ('client', $1, 1, 'quarantined', 'It does not fit.')`, [client]);

it('a child whose parent is set aside looks ever more seldom, and comes within a minute after it was mended, no attempt burnt', async () => {
  await setAside();
  // A fold would say that what was just made may have mended it.
  await studio.query(`delete from public.sync_changes where kind = 'client'`);
  expect(await live(180_000)).toBeLessThan(15);
  expect(await studio.state(project)).toMatchObject({ status: 'pending', attempts: 0, error: 'It waits for its client.' });
  await studio.query(`update public.sync_state set status = 'pending' where record_id = $1`, [client]);
  await live(65_000);
  expect(await studio.state(project)).toMatchObject({ status: 'synced' });
});

it('a child comes at once after a parent that is just being made, and so does its own child, however long they have waited', async () => {
  await studio.sync.round(0);
  await studio.query(`update public.sync_state set lease = gen_random_uuid(), lease_by = 'two', lease_until = $2, wanted_at = now() where record_id = $1`, [client, new Date(studio.now() + 90_000)]);
  const milestone = await newMilestone(studio.database, project);
  await studio.sync.round(0);
  await studio.query(`update public.sync_state set wanted_at = $2 where record_id = any ($1)`, [[project, milestone], new Date(studio.now() - 600_000)]);
  const before = studio.now();
  const waits = async (id: string) => ((await studio.state(id)) as { next_try_at: Date }).next_try_at.getTime() - before;
  for (let n = 0; n < 2; n++) await studio.sync.round(1);
  expect([await waits(project), await waits(milestone)]).toEqual([500, 500]);
});
