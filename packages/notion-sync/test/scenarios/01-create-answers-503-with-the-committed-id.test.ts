import { expect, it } from 'vitest';
import { standInSync } from '../stand-in-sync.ts';
import { newClient, newProject } from '../sync-database.ts';

it('a create that answers 503 with the committed id is adopted by that: one page, no second POST, no search', async () => {
  const { database, standIn, rest, calls, pageOf, notion } = await standInSync();
  standIn.faults.add({ kind: 'unavailable_after_commit', operation: 'pages.create', ids: true, times: 2 }, standIn.clock.now());
  const project = await newProject(database, await newClient(database), 'Garden');
  await rest();
  expect(calls()).toEqual(['pages.create', 'pages.create']);
  const { results } = await notion.blocks.children.list({ block_id: await pageOf(project) });
  expect(results).toHaveLength(1);
  expect(await database.query(`select from public.sync_state where status <> 'synced'`)).toEqual([]);
});
