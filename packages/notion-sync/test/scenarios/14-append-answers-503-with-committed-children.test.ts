import type { BlockObjectResponse } from '@notionhq/client';
import { expect, it } from 'vitest';
import { standInSync } from '../stand-in-sync.ts';
import { newClient, newProject } from '../sync-database.ts';

/** A page whose overview a person deleted, so that the next change must append it anew. */
async function withoutOverview() {
  const parts = await standInSync();
  const { database, rest, notion, pageOf } = parts;
  const project = await newProject(database, await newClient(database), 'Garden');
  await rest();
  const page = await pageOf(project);
  const blocks = async () => (await notion.blocks.children.list({ block_id: page })).results as BlockObjectResponse[];
  // A page that was made long ago: what came with it shows.
  parts.clock.pass(60_000);
  await notion.blocks.delete({ block_id: (await blocks())[0]!.id });
  await notion.blocks.children.append({ block_id: page, children: [{ divider: {} }] });
  parts.calls();
  await database.query(`update public.projects set name = 'Meadow' where id = $1`, [project]);
  return { ...parts, blocks };
}

it.each([
  ['names the block', true, ['pages.update', 'blocks.children.list', 'blocks.children.append']],
  ['names nothing', false, ['pages.update', 'blocks.children.list', 'blocks.children.append', 'blocks.children.list', 'blocks.update']],
] as const)('an append whose 503 %s makes no block twice, and the person\'s own stays', async (_what, ids, expected) => {
  const { standIn, rest, calls, blocks, database } = await withoutOverview();
  standIn.faults.add({ kind: 'unavailable_after_commit', operation: 'blocks.children.append', ids, times: 1 }, standIn.clock.now());
  await rest();
  expect(calls()).toEqual(expected);
  const [ours, theirs, ...more] = await blocks();
  expect([ours!.type, theirs!.type, more]).toEqual(['callout', 'divider', []]);
  expect(await database.query(`select from public.sync_state where body_block_id = $1`, [ours!.id])).toHaveLength(1);
});

it.each([
  ['that was saved', true, 1],
  ['that came to nothing', false, 2],
] as const)('an append %s, of which nothing was heard, is looked for soon, and not repeated before Notion must be done with it', async (_what, after, appends) => {
  const { standIn, rest, calls, blocks, clock } = await withoutOverview();
  standIn.faults.add({ kind: 'unreachable', after, operation: 'blocks.children.append', times: 1 }, standIn.clock.now());
  const begun = clock.at();
  await rest();
  expect(calls().filter((name) => name === 'blocks.children.append')).toHaveLength(appends);
  expect(clock.at() - begun >= 75_000).toBe(!after);
  expect((await blocks()).map(({ type }) => type)).toEqual(['callout', 'divider']);
});
