import type { BlockObjectResponse, Client } from '@notionhq/client';
import { expect, it } from 'vitest';
import { createEngine } from '../src/engine.ts';
import { kindDatabases } from '../src/kind-databases.ts';
import { createLimiter } from '../src/limiter.ts';
import { createNotionPages } from '../src/notion-pages.ts';
import { createOutbox } from '../src/outbox.ts';
import { createRegistry } from '../src/registry.ts';
import { callsThrough } from '../src/sync-calls.ts';
import { Crashing } from './crashing.ts';
import type { Entity } from '../src/entity.ts';
import { clients, overview, projects, standInSync, type StandInSync } from './stand-in-sync.ts';
import { newClient, newProject } from './sync-database.ts';

const LAG_S = 10;

/** As a preview takes the place of a link: its block is of another type with every other name. */
const turning: Entity = {
  ...projects,
  toBody: (row: { id: string; name: string }) => ({ ...overview(row), ...(Number(row.name.at(-1)) % 2 === 0 && { type: 'paragraph' }) }) as ReturnType<typeof overview>,
};

async function withOverview(entity: Entity = projects) {
  const parts = await standInSync({ callsPerMinute: 6_000, entities: [clients, entity] });
  const project = await newProject(parts.database, await newClient(parts.database), 'Garden');
  await parts.rest();
  const page = await parts.pageOf(project);
  const blocks = async () => (await parts.notion.blocks.children.list({ block_id: page })).results as BlockObjectResponse[];
  const rename = (name: string) => parts.database.query('update public.projects set name = $2 where id = $1', [project, name]);
  const loseOverview = async () => void (await parts.notion.blocks.delete({ block_id: (await blocks())[0]!.id }));
  return { ...parts, page, blocks, rename, loseOverview, entity };
}

const doomedEngine = ({ database, clock, notion, entity }: StandInSync & { entity: Entity }, crashing: Crashing, worker: string) =>
  createEngine({
    outbox: crashing.around(createOutbox(database.pool, { worker, clock })),
    pages: crashing.around(createNotionPages(notion, callsThrough(createLimiter(database.pool, { perMinute: 6_000, clock })))),
    registry: createRegistry([clients, entity]),
    databases: () => kindDatabases(database.pool),
    clock,
  });

const freeAtOnce = ({ database }: StandInSync, worker: string) => database.query('select private.free_sync_leases($1)', [[worker]]);

it.each([
  ['before', 'was deleted', projects, true],
  ['after', 'was deleted', projects, true],
  ['before', 'becomes of another type', turning, false],
  ['after', 'becomes of another type', turning, false],
] as const)('a worker that dies %s the effect of any call and is relieved at once, while lists lag and the block %s, leaves one block', async (when, _what, entity, isLost) => {
  const parts = await withOverview(entity);
  let deaths = 0;
  for (let at = 1; at <= 18; at++) {
    await parts.rename(`Garden ${at}`);
    if (isLost) await parts.loseOverview();
    parts.clock.pass(60_000);
    parts.standIn.faults.add({ kind: 'query_lag', lag: LAG_S }, parts.standIn.clock.now());
    const crashing = new Crashing(at, when);
    await doomedEngine(parts, crashing, `doomed ${at}`).round(1).catch(() => undefined);
    await freeAtOnce(parts, `doomed ${at}`);
    await parts.rest();
    parts.standIn.faults.clear();
    const blocks = await parts.blocks();
    expect(blocks.map(({ type }) => type), `dying at call ${at}`).toEqual([isLost || at % 2 === 1 ? 'callout' : 'paragraph']);
    expect(JSON.stringify(blocks), `dying at call ${at}`).toContain(`This is Garden ${at}.`);
    deaths += Number(crashing.isDead);
  }
  expect(deaths).toBeGreaterThan(10);
}, 300_000);

it('an append that is still on its way when another worker takes over makes no second block', async () => {
  const parts = await withOverview();
  await parts.rename('Meadow');
  await parts.loseOverview();
  parts.clock.pass(60_000);
  // why: the request has left the process that dies, and reaches Notion after the next worker has looked
  let arrive = async () => {};
  const slow = {
    ...parts.notion,
    pages: parts.notion.pages,
    blocks: {
      ...parts.notion.blocks,
      children: {
        ...parts.notion.blocks.children,
        append: async (asked: Parameters<Client['blocks']['children']['append']>[0]) => {
          arrive = async () => void (await parts.notion.blocks.children.append(asked));
          throw new Error('the process died');
        },
      },
    },
  } as unknown as Client;
  const crashing = new Crashing(0, 'after');
  const doomed = doomedEngine({ ...parts, notion: slow }, crashing, 'doomed');
  await doomed.round(1);
  await parts.database.query(`update public.sync_state set next_try_at = $1 where status = 'retrying'`, [new Date(parts.clock.at())]);
  await parts.sync.round(1);
  await arrive();
  await parts.rest();
  expect((await parts.blocks()).map(({ type }) => type)).toEqual(['callout']);
});

it('the block that came with a page is waited for, where lists lag behind its creation', async () => {
  const parts = await standInSync();
  const project = await newProject(parts.database, await newClient(parts.database), 'Garden');
  parts.standIn.faults.add({ kind: 'query_lag', lag: LAG_S }, parts.standIn.clock.now());
  await parts.sync.round(10);
  await parts.rest();
  await parts.database.query(`update public.projects set name = 'Meadow' where id = $1`, [project]);
  await parts.rest();
  parts.clock.pass(60_000);
  const page = await parts.pageOf(project);
  const { results } = await parts.notion.blocks.children.list({ block_id: page });
  expect(JSON.stringify(results)).toContain('This is Meadow.');
  expect(results).toHaveLength(1);
});
